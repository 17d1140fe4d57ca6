package org.earmark.testkit;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.earmark.spi.AddedLater;

/** Which types an options record may be made of, as {@link org.earmark.spi.Factory} says. */
final class OptionTypes {
    private static final Set<Class<?>> SCALARS = Set.of(
            boolean.class,
            int.class,
            long.class,
            double.class,
            String.class,
            Boolean.class,
            Integer.class,
            Long.class,
            Double.class);

    private OptionTypes() {}

    /** The components, with their paths, that an experiment file cannot give. */
    static List<String> unsupported(Class<?> options) {
        List<String> found = new ArrayList<>();
        for (RecordComponent component : options.getRecordComponents()) {
            collect(component.getName(), component.getGenericType(), found);
        }
        return found;
    }

    private static void collect(String path, Type type, List<String> found) {
        if (type instanceof ParameterizedType generic
                && (generic.getRawType() == List.class || generic.getRawType() == Optional.class)) {
            collect(path + "[]", generic.getActualTypeArguments()[0], found);
        } else if (type instanceof Class<?> plain && plain.isRecord()) {
            unsupported(plain).forEach(inner -> found.add(path + "." + inner));
        } else if (!(type instanceof Class<?> plain && (plain.isEnum() || SCALARS.contains(plain)))) {
            found.add(path + " is a " + type.getTypeName());
        }
    }

    /** The names of components that are null. */
    static List<String> nulls(Record options) {
        return names(options, component -> value(component, options) == null);
    }

    /** The names of components that were added later and say something, so that they change what was there before. */
    static List<String> addedLaterButNotEmpty(Record options) {
        return names(
                options,
                component -> component.isAnnotationPresent(AddedLater.class)
                        && !Optional.empty().equals(value(component, options)));
    }

    private static List<String> names(Record options, Predicate<RecordComponent> which) {
        return Arrays.stream(options.getClass().getRecordComponents())
                .filter(which)
                .map(RecordComponent::getName)
                .toList();
    }

    private static Object value(RecordComponent component, Record options) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(options);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }
}
