package org.earmark.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.earmark.spi.error.Problem;
import org.earmark.spi.error.Problems;

/** Reads axes: dotted paths with their values. */
final class AxisReader {
    private static final String ALL = "all";

    private final Problems problems;

    AxisReader(Problems problems) {
        this.problems = problems;
    }

    /** @param single whether a value that is no list stands for a list of one */
    List<Axis> axes(JsonNode mapping, String place, boolean single) {
        List<Axis> axes = new ArrayList<>();
        if (!mapping.isObject()) {
            problems.add(place, Labels.of(mapping), "must be a mapping of axis paths to values");
            return axes;
        }
        mapping.properties().forEach(entry -> read(entry.getKey(), entry.getValue(), place, single)
                .ifPresent(axes::add));
        return axes;
    }

    Optional<Axis> axis(String path, JsonNode values, String place) {
        return read(path, values, place, false);
    }

    private Optional<Axis> read(String path, JsonNode values, String place, boolean single) {
        String origin = place + "." + path;
        Optional<Problem> wrongPath = ConfigPath.problem(path, origin);
        if (wrongPath.isPresent()) {
            problems.add(wrongPath.get());
            return Optional.empty();
        }
        boolean allFolds = path.equals(Section.FOLD.key()) && values.asText().equals(ALL);
        if (!values.isArray() && !single && !allFolds) {
            problems.add(origin, Labels.of(values), "must be a list of values; one value belongs under base");
            return Optional.empty();
        }
        if (values.isArray() && values.isEmpty()) {
            problems.add(origin, "[]", "must list at least one value");
            return Optional.empty();
        }
        List<JsonNode> all = new ArrayList<>();
        (values.isArray() ? values : List.of(values)).forEach(value -> all.add(ConfigPath.normalised(path, value)));
        return Optional.of(new Axis(path, all, origin));
    }
}
