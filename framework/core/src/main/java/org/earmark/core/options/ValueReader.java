package org.earmark.core.options;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.earmark.spi.error.Problem;
import org.earmark.spi.error.Problems;

/** Reads one component of a record. Empty results mean that a problem has been reported. */
final class ValueReader {
    private final Problems problems;
    private final RecordReader records;

    ValueReader(Problems problems, RecordReader records) {
        this.problems = problems;
        this.records = records;
    }

    Optional<Object> read(Type type, Optional<Object> fallback, JsonNode node, String path) {
        if (type instanceof ParameterizedType generic) {
            Type argument = generic.getActualTypeArguments()[0];
            if (generic.getRawType() == Optional.class) {
                return optional(argument, fallback, node, path);
            }
            if (generic.getRawType() == List.class) {
                return list(argument, node, path);
            }
        }
        if (type instanceof Class<?> plain) {
            return plain(plain, fallback, node, path);
        }
        throw new IllegalArgumentException("options cannot hold a " + type.getTypeName());
    }

    private Optional<Object> plain(Class<?> type, Optional<Object> fallback, JsonNode node, String path) {
        if (type == int.class || type == Integer.class) {
            return whole(node, path, Integer.MIN_VALUE, Integer.MAX_VALUE).map(BigDecimal::intValueExact);
        }
        if (type == long.class || type == Long.class) {
            return whole(node, path, Long.MIN_VALUE, Long.MAX_VALUE).map(BigDecimal::longValueExact);
        }
        if (type == double.class || type == Double.class) {
            return real(node, path);
        }
        if (type == boolean.class || type == Boolean.class) {
            return node.isBoolean() ? Optional.of(node.booleanValue()) : refuse(path, node, "must be true or false");
        }
        if (type == String.class) {
            return node.isValueNode() && !node.isNull()
                    ? Optional.of(node.asText())
                    : refuse(path, node, "must be text");
        }
        if (type.isEnum()) {
            return constant(type, node, path);
        }
        if (type.isRecord()) {
            Optional<Record> defaults = fallback.map(Record.class::cast);
            return records.read(type.asSubclass(Record.class), defaults, node, path)
                    .map(Object.class::cast);
        }
        throw new IllegalArgumentException("options cannot hold a " + type.getName());
    }

    private Optional<BigDecimal> whole(JsonNode node, String path, long lowest, long highest) {
        if (!node.isNumber() || (node.isFloatingPointNumber() && !Double.isFinite(node.doubleValue()))) {
            return refuse(path, node, "must be a whole number");
        }
        BigDecimal number = node.decimalValue();
        if (number.stripTrailingZeros().scale() > 0) {
            return refuse(path, node, "must be a whole number");
        }
        if (number.compareTo(BigDecimal.valueOf(lowest)) < 0 || number.compareTo(BigDecimal.valueOf(highest)) > 0) {
            return refuse(path, node, "must be between " + lowest + " and " + highest);
        }
        return Optional.of(number);
    }

    private Optional<Object> real(JsonNode node, String path) {
        if (node.isNumber()) {
            return Optional.of(node.doubleValue());
        }
        return switch (node.asText()) {
            case "NaN" -> Optional.of(Double.NaN);
            case "Infinity" -> Optional.of(Double.POSITIVE_INFINITY);
            case "-Infinity" -> Optional.of(Double.NEGATIVE_INFINITY);
            default -> refuse(path, node, "must be a number");
        };
    }

    private Optional<Object> constant(Class<?> type, JsonNode node, String path) {
        List<Enum<?>> constants = new ArrayList<>();
        Arrays.stream(type.getEnumConstants()).forEach(constant -> constants.add((Enum<?>) constant));
        for (Enum<?> constant : constants) {
            if (node.isTextual() && OptionsTree.id(constant).equals(node.textValue())) {
                return Optional.of(constant);
            }
        }
        List<String> ids = constants.stream().map(OptionsTree::id).toList();
        Problem problem = Problem.of(path, text(node), "must be one of " + String.join(", ", ids));
        problems.add(
                Problems.nearest(node.asText(), ids).map(problem::suggesting).orElse(problem));
        return Optional.empty();
    }

    private Optional<Object> optional(Type argument, Optional<Object> fallback, JsonNode node, String path) {
        if (node.isNull()) {
            return Optional.of(Optional.empty());
        }
        Optional<Object> inner = fallback.flatMap(value -> ((Optional<?>) value).map(Object.class::cast));
        return read(argument, inner, node, path).map(Optional::of);
    }

    private Optional<Object> list(Type argument, JsonNode node, String path) {
        if (!node.isArray()) {
            return refuse(path, node, "must be a list");
        }
        List<Object> elements = new ArrayList<>();
        boolean complete = true;
        for (int i = 0; i < node.size(); i++) {
            Optional<Object> element = read(argument, Optional.empty(), node.get(i), path + "[" + i + "]");
            element.ifPresent(elements::add);
            complete &= element.isPresent();
        }
        return complete ? Optional.of(List.copyOf(elements)) : Optional.empty();
    }

    private <T> Optional<T> refuse(String path, JsonNode node, String message) {
        problems.add(path, text(node), message);
        return Optional.empty();
    }

    /** A value as a user would recognise it. */
    static String text(JsonNode node) {
        return node.isValueNode() ? node.asText() : CanonicalJson.write(node);
    }
}
