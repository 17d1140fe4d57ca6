package org.earmark.core.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The keywords of JSON Schema that experiment schemas use, as the specification defines them. */
final class SchemaCheck {
    private static final List<String> KNOWN = List.of(
            "$schema",
            "title",
            "type",
            "properties",
            "patternProperties",
            "additionalProperties",
            "required",
            "items",
            "minItems",
            "minimum",
            "enum",
            "const",
            "pattern",
            "anyOf",
            "default");

    private SchemaCheck() {}

    /** Places where the value is not what the schema allows. */
    static List<String> violations(JsonNode schema, JsonNode value) {
        List<String> found = new ArrayList<>();
        check(schema, value, "", found);
        return found;
    }

    private static void check(JsonNode schema, JsonNode value, String path, List<String> found) {
        schema.fieldNames().forEachRemaining(key -> {
            if (!KNOWN.contains(key)) {
                throw new IllegalArgumentException("this check does not know the keyword " + key);
            }
        });
        boolean plain = (!schema.has("const") || same(schema.get("const"), value))
                && (!schema.has("enum") || any(schema.get("enum"), each -> same(each, value)))
                && (!schema.has("type") || isOf(schema.get("type").asText(), value))
                && (!schema.has("minimum")
                        || !value.isNumber()
                        || value.asDouble() >= schema.get("minimum").asDouble())
                && (!schema.has("pattern")
                        || !value.isTextual()
                        || value.asText().matches(schema.get("pattern").asText()))
                && (!schema.has("minItems")
                        || !value.isArray()
                        || value.size() >= schema.get("minItems").asInt())
                && (!schema.has("anyOf")
                        || any(schema.get("anyOf"), each -> violations(each, value)
                                .isEmpty()));
        if (!plain) {
            found.add(path + " = " + value);
        }
        if (value.isArray() && schema.has("items")) {
            for (int i = 0; i < value.size(); i++) {
                check(schema.get("items"), value.get(i), path + "[" + i + "]", found);
            }
        }
        if (value.isObject()) {
            members(schema, value, path, found);
        }
    }

    private static void members(JsonNode schema, JsonNode value, String path, List<String> found) {
        schema.path("required").forEach(name -> {
            if (!value.has(name.asText())) {
                found.add(path + "." + name.asText() + " is missing");
            }
        });
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            String place = path + "." + member.getKey();
            boolean named = schema.path("properties").has(member.getKey());
            if (named) {
                check(schema.get("properties").get(member.getKey()), member.getValue(), place, found);
            }
            boolean matched = false;
            for (Map.Entry<String, JsonNode> pattern :
                    schema.path("patternProperties").properties()) {
                if (member.getKey().matches(pattern.getKey())) {
                    matched = true;
                    check(pattern.getValue(), member.getValue(), place, found);
                }
            }
            if (!named
                    && !matched
                    && schema.path("additionalProperties").isBoolean()
                    && !schema.get("additionalProperties").asBoolean()) {
                found.add(place + " is no key");
            }
        }
    }

    private interface Test {
        boolean holds(JsonNode each);
    }

    private static boolean any(JsonNode choices, Test test) {
        return StreamSupport.stream(choices.spliterator(), false).anyMatch(test::holds);
    }

    private static boolean same(JsonNode one, JsonNode other) {
        boolean numbers = one.isNumber() && other.isNumber();
        return numbers ? one.decimalValue().compareTo(other.decimalValue()) == 0 : one.equals(other);
    }

    private static boolean isOf(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            case "number" -> value.isNumber();
            case "integer" ->
                value.isNumber() && value.decimalValue().stripTrailingZeros().scale() <= 0;
            default -> throw new IllegalArgumentException("there is no type " + type);
        };
    }
}
