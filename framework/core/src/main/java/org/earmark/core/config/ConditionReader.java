package org.earmark.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earmark.spi.error.Problem;
import org.earmark.spi.error.Problems;

/** Reads partial assignments to axes that exist, with values that those axes have. */
final class ConditionReader {
    private final Problems problems;

    ConditionReader(Problems problems) {
        this.problems = problems;
    }

    Optional<Condition> read(JsonNode mapping, List<Axis> axes, String place) {
        if (!mapping.isObject() || mapping.isEmpty()) {
            problems.add(place, Labels.of(mapping), "must be a mapping of axis paths to values");
            return Optional.empty();
        }
        Map<String, List<JsonNode>> wanted = new LinkedHashMap<>();
        mapping.properties().forEach(entry -> {
            List<JsonNode> values = new ArrayList<>();
            (entry.getValue().isArray() ? entry.getValue() : List.of(entry.getValue())).forEach(values::add);
            String there = place + "." + entry.getKey();
            List<JsonNode> offered = axes.stream()
                    .filter(axis -> axis.path().equals(entry.getKey()))
                    .flatMap(axis -> axis.values().stream())
                    .toList();
            if (offered.isEmpty()) {
                refusePath(entry.getKey(), there, axes);
            } else if (areOffered(entry.getKey(), values, offered, there)) {
                wanted.put(entry.getKey(), values);
            }
        });
        return wanted.size() == mapping.size() ? Optional.of(new Condition(wanted, place)) : Optional.empty();
    }

    private void refusePath(String path, String place, List<Axis> axes) {
        List<String> paths = axes.stream().map(Axis::path).distinct().toList();
        Problem problem = Problem.of(
                place,
                path,
                paths.isEmpty() ? "is no axis; there are none" : "is no axis; there are " + String.join(", ", paths));
        problems.add(Problems.nearest(path, paths).map(problem::suggesting).orElse(problem));
    }

    private boolean areOffered(String path, List<JsonNode> values, List<JsonNode> offered, String place) {
        boolean foldsOpen = path.equals(Section.FOLD.key())
                && offered.stream().anyMatch(node -> Labels.of(node).equals("all"));
        List<JsonNode> strange = values.stream()
                .filter(value -> !foldsOpen)
                .filter(value -> offered.stream().noneMatch(axisValue -> Labels.matches(axisValue, value)))
                .toList();
        strange.forEach(value -> refuseValue(value, offered, place));
        return strange.isEmpty();
    }

    private void refuseValue(JsonNode value, List<JsonNode> offered, String place) {
        List<String> labels = offered.stream().map(Labels::of).distinct().toList();
        Problem problem = Problem.of(place, Labels.of(value), "is no value of that axis: " + String.join(", ", labels));
        problems.add(Problems.nearest(Labels.of(value), labels)
                .map(problem::suggesting)
                .orElse(problem));
    }
}
