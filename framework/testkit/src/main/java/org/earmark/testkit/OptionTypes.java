package org.earmark.testkit;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
        List<String> found = new ArrayList<>();
        for (RecordComponent component : options.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                if (component.getAccessor().invoke(options) == null) {
                    found.add(component.getName());
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("cannot read " + component, e);
            }
        }
        return found;
    }
}
