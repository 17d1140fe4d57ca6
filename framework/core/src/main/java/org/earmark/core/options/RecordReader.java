package org.earmark.core.options;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.earmark.spi.Validated;
import org.earmark.spi.error.Problem;
import org.earmark.spi.error.Problems;

/** Reads one record and those nested in it. */
final class RecordReader {
    private final Problems problems;
    private final ValueReader values;

    RecordReader(Problems problems) {
        this.problems = problems;
        this.values = new ValueReader(problems, this);
    }

    /** The record as far as it can be made, even when there are problems, so that its ranges are checked too. */
    <R extends Record> Optional<R> read(
            Class<R> type, Optional<? extends Record> defaults, JsonNode tree, String path) {
        RecordComponent[] components = type.getRecordComponents();
        List<String> names =
                Arrays.stream(components).map(RecordComponent::getName).toList();
        if (!tree.isObject()) {
            problems.add(path, ValueReader.text(tree), "must be a mapping of " + String.join(", ", names));
            return Optional.empty();
        }
        reportUnknownKeys(tree, names, path);
        Object[] arguments = new Object[components.length];
        boolean complete = true;
        for (int i = 0; i < components.length; i++) {
            Optional<Object> value = component(components[i], defaults, tree, path);
            arguments[i] = value.orElse(null);
            complete &= value.isPresent();
        }
        return complete ? create(type, arguments, tree, path) : Optional.empty();
    }

    private Optional<Object> component(
            RecordComponent component, Optional<? extends Record> defaults, JsonNode tree, String path) {
        Optional<Object> fallback = defaults.map(record -> Records.value(component, record));
        JsonNode node = tree.get(component.getName());
        String place = join(path, component.getName());
        if (node != null) {
            return values.read(component.getGenericType(), fallback, node, place)
                    .or(() -> fallback);
        }
        if (fallback.isEmpty() && component.getType() == Optional.class) {
            return Optional.of(Optional.empty());
        }
        if (fallback.isEmpty()) {
            problems.add(Problem.missing(place, "is missing"));
        }
        return fallback;
    }

    private <R extends Record> Optional<R> create(Class<R> type, Object[] arguments, JsonNode tree, String path) {
        try {
            R result = Records.create(type, arguments);
            if (result instanceof Validated validated) {
                Problems own = new Problems();
                validated.validate(own);
                problems.addAll(path, own.all());
            }
            return Optional.of(result);
        } catch (IllegalArgumentException e) {
            problems.add(path, ValueReader.text(tree), e.getMessage());
            return Optional.empty();
        }
    }

    private void reportUnknownKeys(JsonNode tree, List<String> names, String path) {
        tree.fieldNames().forEachRemaining(key -> {
            if (!names.contains(key)) {
                String message = names.isEmpty()
                        ? "is not an option; there are none here"
                        : "is not an option; there are " + String.join(", ", names);
                Problem problem = Problem.of(join(path, key), ValueReader.text(tree.get(key)), message);
                problems.add(
                        Problems.nearest(key, names).map(problem::suggesting).orElse(problem));
            }
        });
    }

    static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
