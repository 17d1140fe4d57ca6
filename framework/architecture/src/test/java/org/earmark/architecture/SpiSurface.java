package org.earmark.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The public signatures of the SPI as text: one block a type, one line a member, in alphabetical order. */
final class SpiSurface {
    private static final Pattern PACKAGE = Pattern.compile("\\b([a-z]+\\.)+(?=[A-Z])");

    private static final Set<String> OF_EVERY_OBJECT = Set.of("equals", "hashCode", "toString");

    private SpiSurface() {}

    static String describe() {
        return Repository.classes().stream()
                .filter(type -> type.getPackageName().startsWith("org.earmark.spi"))
                .sorted(Comparator.comparing(JavaClass::getName))
                .map(JavaClass::reflect)
                .filter(type -> Modifier.isPublic(type.getModifiers()))
                .map(SpiSurface::describe)
                .collect(Collectors.joining("\n"));
    }

    private static String describe(Class<?> type) {
        Stream<String> members = Stream.of(components(type), fields(type), constructors(type), methods(type))
                .flatMap(lines -> lines)
                .map(line -> "    " + line);
        String block = Stream.concat(Stream.of(heading(type)), members).collect(Collectors.joining("\n", "", "\n"));
        String name = type.getName().substring(type.getPackageName().length() + 1);
        return PACKAGE.matcher(block).replaceAll("").replace(" " + name + ".", " ");
    }

    private static String heading(Class<?> type) {
        String superclass = type.getSuperclass() == null || type.getSuperclass() == Object.class
                ? ""
                : " extends " + type.getGenericSuperclass().getTypeName();
        String interfaces = Arrays.stream(type.getGenericInterfaces())
                .map(Type::getTypeName)
                .collect(Collectors.joining(", "));
        return type.toGenericString() + superclass + (interfaces.isEmpty() ? "" : " implements " + interfaces);
    }

    private static Stream<String> components(Class<?> type) {
        return type.isRecord() ? Arrays.stream(type.getRecordComponents()).map(SpiSurface::component) : Stream.empty();
    }

    private static String component(RecordComponent component) {
        return "component " + component.getGenericType().getTypeName() + " " + component.getName();
    }

    private static Stream<String> fields(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(SpiSurface::visible)
                .map(Field::toGenericString)
                .sorted();
    }

    private static Stream<String> constructors(Class<?> type) {
        return Arrays.stream(type.getDeclaredConstructors())
                .filter(SpiSurface::visible)
                .map(Constructor::toGenericString)
                .sorted();
    }

    private static Stream<String> methods(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(SpiSurface::visible)
                .filter(method -> !OF_EVERY_OBJECT.contains(method.getName()))
                .map(Method::toGenericString)
                .sorted();
    }

    private static boolean visible(Member member) {
        return !member.isSynthetic()
                && (Modifier.isPublic(member.getModifiers()) || Modifier.isProtected(member.getModifiers()));
    }
}
