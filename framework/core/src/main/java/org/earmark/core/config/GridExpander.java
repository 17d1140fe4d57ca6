package org.earmark.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earmark.core.config.Grid.AxisGroup;
import org.earmark.core.config.Grid.ConditionalAxes;
import org.earmark.spi.error.Problem;
import org.earmark.spi.error.Problems;

/** Expands a grid to its points, in the order of the file: the last axis changes fastest. */
public final class GridExpander {
    /** More points than anybody runs; an experiment that asks for more is a slip. */
    public static final int MOST_POINTS = 100_000;

    private static final String FOLD = Section.FOLD.key();

    private final Experiment experiment;
    private final FoldSource folds;
    private final Problems problems;

    public GridExpander(Experiment experiment, FoldSource folds, Problems problems) {
        this.experiment = experiment;
        this.folds = folds;
        this.problems = problems;
    }

    /** The points; what is wrong with the grid is reported. */
    public List<GridPoint> expand() {
        Grid grid = experiment.grid();
        List<GridPoint> points = multiply(List.of(GridPoint.origin()), grid.groups());
        for (ConditionalAxes when : grid.conditional()) {
            points = whereItHolds(points, when);
        }
        points = eachFold(points);
        for (Condition exclusion : grid.exclude()) {
            points = without(points, exclusion);
        }
        List<GridPoint> all = new ArrayList<>(points);
        grid.include()
                .forEach(addition -> all.addAll(eachFold(multiply(List.of(GridPoint.origin()), addition.groups()))));
        if (all.isEmpty()) {
            problems.add(Problem.missing("grid", "has no point left; exclude removes all of them"));
        }
        return all;
    }

    private List<GridPoint> multiply(List<GridPoint> points, List<AxisGroup> groups) {
        long size = points.size();
        for (AxisGroup group : groups) {
            size *= group.length();
            if (size > MOST_POINTS) {
                problems.add(
                        Problem.missing("grid", "has more than " + MOST_POINTS + " points; remove axes or values"));
                return points;
            }
        }
        List<GridPoint> result = points;
        for (AxisGroup group : groups) {
            List<GridPoint> next = new ArrayList<>();
            for (GridPoint point : result) {
                for (int i = 0; i < group.length(); i++) {
                    next.add(point.with(settings(group, i)));
                }
            }
            result = next;
        }
        return result;
    }

    private static Map<String, Setting> settings(AxisGroup group, int index) {
        Map<String, Setting> settings = new LinkedHashMap<>();
        group.axes().forEach(axis -> settings.put(axis.path(), axis.setting(index)));
        return settings;
    }

    private List<GridPoint> whereItHolds(List<GridPoint> points, ConditionalAxes when) {
        List<GridPoint> result = new ArrayList<>();
        boolean held = false;
        for (GridPoint point : points) {
            boolean holds = when.condition().matches(point);
            held |= holds;
            result.addAll(holds ? multiply(List.of(point), when.groups()) : List.of(point));
        }
        if (!held) {
            problems.add(Problem.missing(when.condition().origin(), "holds for no point of the grid"));
        }
        return result;
    }

    private List<GridPoint> without(List<GridPoint> points, Condition exclusion) {
        List<GridPoint> kept =
                points.stream().filter(point -> !exclusion.matches(point)).toList();
        boolean foldsUnknown = exclusion.wanted().containsKey(FOLD)
                && points.stream().anyMatch(point -> fold(point).map(Labels::of).equals(Optional.of("all")));
        if (kept.size() == points.size() && !foldsUnknown) {
            problems.add(Problem.missing(exclusion.origin(), "excludes nothing: no point of the grid matches"));
        }
        return kept;
    }

    private List<GridPoint> eachFold(List<GridPoint> points) {
        List<GridPoint> result = new ArrayList<>();
        for (GridPoint point : points) {
            boolean all = fold(point).map(Labels::of).equals(Optional.of("all"));
            result.addAll(all ? folds(point) : List.of(point));
        }
        return result;
    }

    private Optional<JsonNode> fold(GridPoint point) {
        Setting setting = point.settings().get(FOLD);
        return setting == null ? Optional.ofNullable(experiment.base().get(FOLD)) : Optional.of(setting.value());
    }

    private List<GridPoint> folds(GridPoint point) {
        JsonNode dataset = point.applyTo(experiment.base()).path(Section.DATASET.key());
        Optional<List<String>> names = folds.folds(dataset);
        if (names.isEmpty()) {
            return List.of(point);
        }
        Setting setting = point.settings().get(FOLD);
        String origin = setting == null ? "base.fold" : setting.origin();
        if (names.get().isEmpty()) {
            problems.add(origin, "all", "data set " + Labels.of(dataset) + " has one fixed partition; remove fold");
            return List.of();
        }
        return names.get().stream()
                .map(name -> point.with(Map.of(FOLD, new Setting(JsonNodeFactory.instance.textNode(name), origin))))
                .toList();
    }
}
