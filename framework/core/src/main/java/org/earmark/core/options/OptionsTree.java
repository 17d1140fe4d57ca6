package org.earmark.core.options;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.earmark.spi.AddedLater;

/**
 * Writes options records as JSON trees: a key per component in alphabetical order, enum constants in lower case with
 * hyphens, an empty {@code Optional} as null, numbers that are not finite as text. {@link OptionsBinder} reads them
 * back.
 */
public final class OptionsTree {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final boolean complete;

    private OptionsTree(boolean complete) {
        this.complete = complete;
    }

    /**
     * All components but those that are {@linkplain AddedLater added later} and empty: it is what was written before there were
     * any.
     *
     * @throws IllegalArgumentException when a component has a type that options cannot have
     */
    public static ObjectNode of(Record options) {
        return new OptionsTree(false).tree(options);
    }

    /**
     * All components.
     *
     * @throws IllegalArgumentException when a component has a type that options cannot have
     */
    public static ObjectNode complete(Record options) {
        return new OptionsTree(true).tree(options);
    }

    private ObjectNode tree(Record options) {
        ObjectNode tree = JSON.objectNode();
        Arrays.stream(options.getClass().getRecordComponents())
                .sorted(Comparator.comparing(RecordComponent::getName))
                .forEach(component -> {
                    Object value = Records.value(component, options);
                    if (complete || !isSilent(component, value)) {
                        tree.set(component.getName(), value(value));
                    }
                });
        return tree;
    }

    private static boolean isSilent(RecordComponent component, Object value) {
        return component.isAnnotationPresent(AddedLater.class) && value.equals(Optional.empty());
    }

    /** An enum constant as written in experiment files: {@code htsat-steps}. */
    public static String id(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private JsonNode value(Object value) {
        if (value instanceof Double number) {
            return Double.isFinite(number) ? JSON.numberNode(number) : JSON.textNode(number.toString());
        }
        if (value instanceof Integer || value instanceof Long) {
            return JSON.numberNode(((Number) value).longValue());
        }
        if (value instanceof Boolean flag) {
            return JSON.booleanNode(flag);
        }
        if (value instanceof Enum<?> constant) {
            return JSON.textNode(id(constant));
        }
        if (value instanceof Optional<?> optional) {
            return optional.isPresent() ? value(optional.get()) : JSON.nullNode();
        }
        if (value instanceof List<?> list) {
            ArrayNode array = JSON.arrayNode();
            list.forEach(element -> array.add(value(element)));
            return array;
        }
        if (value instanceof Record nested) {
            return tree(nested);
        }
        if (value instanceof String text) {
            return JSON.textNode(text);
        }
        throw new IllegalArgumentException(
                "options cannot hold a " + value.getClass().getName());
    }
}
