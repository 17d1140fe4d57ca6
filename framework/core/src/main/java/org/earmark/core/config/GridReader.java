package org.earmark.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.earmark.core.config.Grid.Addition;
import org.earmark.core.config.Grid.AxisGroup;
import org.earmark.core.config.Grid.ConditionalAxes;
import org.earmark.spi.error.Problem;
import org.earmark.spi.error.Problems;

/** Reads the {@code grid} of an experiment file. What is wrong is reported and left out. */
final class GridReader {
    private static final Set<String> KEYWORDS = new TreeSet<>(Set.of("zip", "when", "exclude", "include"));
    private static final String PLACE = "grid";

    private final Problems problems;
    private final AxisReader axisReader;
    private final ConditionReader conditionReader;

    GridReader(Problems problems) {
        this.problems = problems;
        this.axisReader = new AxisReader(problems);
        this.conditionReader = new ConditionReader(problems);
    }

    /**
     * @param tree the mapping under {@code grid}
     * @param foldIsAxis whether {@code base} asks for all folds, so that conditions may name one
     */
    Grid read(JsonNode tree, boolean foldIsAxis) {
        if (!tree.isObject()) {
            problems.add(PLACE, Labels.of(tree), "must be a mapping of axis paths to lists of values");
            return Grid.empty();
        }
        List<AxisGroup> groups = new ArrayList<>();
        tree.properties().stream()
                .filter(entry -> !KEYWORDS.contains(entry.getKey()))
                .forEach(entry -> axisReader
                        .axis(entry.getKey(), entry.getValue(), PLACE)
                        .ifPresent(axis -> groups.add(new AxisGroup(List.of(axis)))));
        groups.addAll(zips(tree.path("zip")));
        refuseTwice(groups);
        List<Axis> known = new ArrayList<>();
        groups.forEach(group -> known.addAll(group.axes()));
        if (foldIsAxis && known.stream().noneMatch(axis -> axis.path().equals(Section.FOLD.key()))) {
            known.add(new Axis(Section.FOLD.key(), List.of(JsonNodeFactory.instance.textNode("all")), "base.fold"));
        }
        List<ConditionalAxes> conditional = conditional(tree.path("when"), known);
        List<Condition> exclude = new ArrayList<>();
        forEach(tree.path("exclude"), "grid.exclude", (entry, place) -> conditionReader
                .read(entry, known, place)
                .ifPresent(exclude::add));
        return new Grid(groups, conditional, exclude, additions(tree.path("include")));
    }

    private List<AxisGroup> zips(JsonNode tree) {
        List<AxisGroup> groups = new ArrayList<>();
        forEach(tree, "grid.zip", (entry, place) -> {
            List<Axis> axes = axisReader.axes(entry, place, false);
            List<Integer> lengths =
                    axes.stream().map(axis -> axis.values().size()).toList();
            if (lengths.stream().distinct().count() > 1) {
                List<String> paths = axes.stream().map(Axis::path).toList();
                problems.add(place, paths, "move together and need lists of one length, not " + lengths);
            } else if (!axes.isEmpty()) {
                groups.add(new AxisGroup(axes));
            }
        });
        return groups;
    }

    private List<ConditionalAxes> conditional(JsonNode tree, List<Axis> known) {
        List<ConditionalAxes> conditional = new ArrayList<>();
        forEach(tree, "grid.when", (entry, place) -> {
            for (String key : List.of("if", "axes")) {
                if (!entry.has(key)) {
                    problems.add(Problem.missing(place + "." + key, "is missing; when takes {if: {…}, axes: {…}}"));
                }
            }
            UnknownKeys.report(entry, List.of("if", "axes"), place, problems);
            Optional<Condition> condition =
                    entry.has("if") ? conditionReader.read(entry.get("if"), known, place + ".if") : Optional.empty();
            List<Axis> axes =
                    entry.has("axes") ? axisReader.axes(entry.get("axes"), place + ".axes", false) : List.of();
            condition.ifPresent(found -> conditional.add(new ConditionalAxes(found, alone(axes))));
            known.addAll(axes);
        });
        return conditional;
    }

    private List<Addition> additions(JsonNode tree) {
        List<Addition> additions = new ArrayList<>();
        forEach(tree, "grid.include", (entry, place) -> {
            List<Axis> axes = axisReader.axes(entry, place, true);
            if (!axes.isEmpty()) {
                additions.add(new Addition(alone(axes)));
            }
        });
        return additions;
    }

    private static List<AxisGroup> alone(List<Axis> axes) {
        return axes.stream().map(axis -> new AxisGroup(List.of(axis))).toList();
    }

    private void refuseTwice(List<AxisGroup> groups) {
        Map<String, String> first = new LinkedHashMap<>();
        groups.stream().flatMap(group -> group.axes().stream()).forEach(axis -> {
            String other = first.putIfAbsent(axis.path(), axis.origin());
            if (other != null) {
                problems.add(axis.origin(), axis.path(), "is already an axis at " + other);
            }
        });
    }

    private interface Entry {
        void read(JsonNode entry, String place);
    }

    private void forEach(JsonNode list, String place, Entry reader) {
        if (list.isMissingNode()) {
            return;
        }
        if (!list.isArray()) {
            problems.add(place, Labels.of(list), "must be a list of mappings");
            return;
        }
        for (int i = 0; i < list.size(); i++) {
            String there = place + "[" + i + "]";
            if (list.get(i).isObject()) {
                reader.read(list.get(i), there);
            } else {
                problems.add(there, Labels.of(list.get(i)), "must be a mapping");
            }
        }
    }
}
