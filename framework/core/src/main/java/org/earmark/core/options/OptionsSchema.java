package org.earmark.core.options;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;

/** Options records as JSON Schema: types and names. Ranges and what belongs together are known to the records alone. */
public final class OptionsSchema {
    private OptionsSchema() {}

    /** The schema of a mapping with the record's components, all of them optional, with their defaults. */
    public static ObjectNode of(Record defaults) {
        ObjectNode schema = of(defaults.getClass().asSubclass(Record.class));
        schema.remove("required");
        OptionsTree.of(defaults).properties().forEach(entry -> {
            if (schema.at("/properties").get(entry.getKey()) instanceof ObjectNode property
                    && !entry.getValue().isNull()) {
                property.set("default", entry.getValue());
            }
        });
        return schema;
    }

    private static ObjectNode of(Class<? extends Record> type) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = JsonNodeFactory.instance.arrayNode();
        for (RecordComponent component : type.getRecordComponents()) {
            properties.set(component.getName(), value(component.getGenericType()));
            if (component.getType() != Optional.class) {
                required.add(component.getName());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema.put("additionalProperties", false);
    }

    private static ObjectNode value(Type type) {
        if (type instanceof ParameterizedType generic) {
            ObjectNode argument = value(generic.getActualTypeArguments()[0]);
            return generic.getRawType() == List.class
                    ? typed("array").set("items", argument)
                    : anyOf(argument, typed("null"));
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            return of(plain.asSubclass(Record.class));
        }
        if (plain.isEnum()) {
            ObjectNode schema = JsonNodeFactory.instance.objectNode();
            ArrayNode ids = schema.putArray("enum");
            for (Object constant : plain.getEnumConstants()) {
                ids.add(OptionsTree.id((Enum<?>) constant));
            }
            return schema;
        }
        return simple(plain);
    }

    private static ObjectNode simple(Class<?> type) {
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            return typed("integer");
        }
        if (type == boolean.class || type == Boolean.class) {
            return typed("boolean");
        }
        if (type == double.class || type == Double.class) {
            ObjectNode names = JsonNodeFactory.instance.objectNode();
            names.putArray("enum").add("NaN").add("Infinity").add("-Infinity");
            return anyOf(typed("number"), names);
        }
        // Text may be given as any plain value: 1 is a fold's name too.
        return anyOf(typed("string"), typed("number"), typed("boolean"));
    }

    private static ObjectNode typed(String name) {
        return JsonNodeFactory.instance.objectNode().put("type", name);
    }

    private static ObjectNode anyOf(JsonNode... choices) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.putArray("anyOf").addAll(List.of(choices));
        return schema;
    }
}
