package org.earmark.analysis.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import org.earmark.analysis.export.Point;
import org.earmark.spi.tensor.FloatArray;

/** Compares two runs in configuration, provenance and outcome. */
public final class Comparison {
    private final RunRecord first;
    private final RunRecord second;
    private final double tolerance;
    private final List<String> notes = new ArrayList<>();

    private Comparison(RunRecord first, RunRecord second, double tolerance) {
        this.first = first;
        this.second = second;
        this.tolerance = tolerance;
    }

    /**
     * @param tolerance the largest difference that rounding may make: of losses as a share of the larger one or of 1, of
     *     logits as a share of the largest one or of 1, of metrics as they are
     */
    public static RunDifference of(RunRecord first, RunRecord second, double tolerance) {
        return new Comparison(first, second, tolerance).compare();
    }

    private RunDifference compare() {
        notes.addAll(first.notes());
        notes.addAll(second.notes());
        if (!first.state().equals(second.state())) {
            notes.add(first.name() + " is " + first.state() + ", " + second.name() + " is " + second.state() + ".");
        }
        Map<RunDifference.Area, List<RunDifference.Change>> provenance = new TreeMap<>();
        changes(first.provenance(), second.provenance()).forEach(change -> provenance
                .computeIfAbsent(RunDifference.Area.of(change.path()), area -> new ArrayList<>())
                .add(change));
        return new RunDifference(
                first.name(),
                second.name(),
                tolerance,
                changes(first.configuration(), second.configuration()),
                provenance,
                losses(),
                predictions(),
                metrics(),
                notes);
    }

    private static List<RunDifference.Change> changes(Map<String, String> first, Map<String, String> second) {
        TreeSet<String> paths = new TreeSet<>(first.keySet());
        paths.addAll(second.keySet());
        return paths.stream()
                .filter(path -> !Objects.equals(first.get(path), second.get(path)))
                .map(path ->
                        new RunDifference.Change(path, first.getOrDefault(path, ""), second.getOrDefault(path, "")))
                .toList();
    }

    private RunDifference.Losses losses() {
        Map<Long, Double> mine = losses(first);
        Map<Long, Double> theirs = losses(second);
        OptionalLong different = OptionalLong.empty();
        OptionalLong beyond = OptionalLong.empty();
        double largest = 0;
        long common = 0;
        for (Map.Entry<Long, Double> step : mine.entrySet()) {
            Double other = theirs.get(step.getKey());
            if (other == null) {
                continue;
            }
            common++;
            double gap = gap(step.getValue(), other, Math.max(Math.abs(step.getValue()), Math.abs(other)));
            largest = Math.max(largest, gap);
            if (Double.compare(step.getValue(), other) != 0 && different.isEmpty()) {
                different = OptionalLong.of(step.getKey());
            }
            if (gap > tolerance && beyond.isEmpty()) {
                beyond = OptionalLong.of(step.getKey());
            }
        }
        if (mine.size() != theirs.size()) {
            notes.add("They took " + mine.size() + " and " + theirs.size() + " steps; " + common + " are compared.");
        }
        Likeness likeness = common == 0
                ? Likeness.NOT_COMPARABLE
                : Likeness.of(different.isEmpty() && mine.size() == theirs.size(), beyond.isEmpty());
        return new RunDifference.Losses(likeness, common, different, beyond, largest);
    }

    private static Map<Long, Double> losses(RunRecord run) {
        Map<Long, Double> losses = new TreeMap<>();
        for (Point point : run.points()) {
            if (point.scope().equals("step") && point.metric().equals("loss")) {
                losses.put(point.step(), point.value());
            }
        }
        return losses;
    }

    /** Two numbers that are both NaN, or the same infinity, are not apart. */
    private static double gap(double a, double b, double scale) {
        if (Double.compare(a, b) == 0) {
            return 0;
        }
        double gap = Math.abs(a - b) / Math.max(1, scale);
        return Double.isNaN(gap) ? Double.POSITIVE_INFINITY : gap;
    }

    private RunDifference.Predictions predictions() {
        if (first.predictions().isEmpty() || second.predictions().isEmpty()) {
            notes.add("Predictions are not compared: " + (first.predictions().isEmpty() ? first.name() : second.name())
                    + " has none.");
            return new RunDifference.Predictions(Likeness.NOT_COMPARABLE, 0, Double.NaN, 0);
        }
        FloatArray mine = first.predictions().get();
        FloatArray theirs = second.predictions().get();
        if (mine.shape()[1] != theirs.shape()[1]) {
            notes.add("Predictions are not compared: they are of " + mine.shape()[1] + " and " + theirs.shape()[1]
                    + " classes.");
            return new RunDifference.Predictions(Likeness.NOT_COMPARABLE, 0, Double.NaN, 0);
        }
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < second.clips().size(); i++) {
            places.put(second.clips().get(i), i);
        }
        int classes = Math.toIntExact(mine.shape()[1]);
        double largest = 0;
        double scale = 0;
        boolean same = first.clips().size() == second.clips().size();
        int common = 0;
        int decisions = 0;
        for (int row = 0; row < first.clips().size(); row++) {
            Integer other = places.get(first.clips().get(row));
            if (other != null) {
                common++;
                float[] a = Arrays.copyOfRange(mine.values(), row * classes, (row + 1) * classes);
                float[] b = Arrays.copyOfRange(theirs.values(), other * classes, (other + 1) * classes);
                same &= Arrays.equals(a, b);
                decisions += largest(a) == largest(b) ? 0 : 1;
                for (int i = 0; i < classes; i++) {
                    largest = Math.max(largest, gap(a[i], b[i], 1));
                    scale = Math.max(scale, Math.abs(a[i]));
                }
            }
        }
        Likeness likeness = common == 0
                ? Likeness.NOT_COMPARABLE
                : Likeness.of(same && common == first.clips().size(), largest <= tolerance * Math.max(1, scale));
        return new RunDifference.Predictions(likeness, common, largest, decisions);
    }

    private static int largest(float[] row) {
        int best = 0;
        for (int i = 1; i < row.length; i++) {
            best = row[i] > row[best] ? i : best;
        }
        return best;
    }

    private Map<String, RunDifference.Metric> metrics() {
        Map<String, RunDifference.Metric> metrics = new TreeMap<>();
        TreeSet<String> names = new TreeSet<>(first.metrics().keySet());
        names.addAll(second.metrics().keySet());
        for (String name : names) {
            double a = first.metrics().getOrDefault(name, Double.NaN);
            double b = second.metrics().getOrDefault(name, Double.NaN);
            boolean both = first.metrics().containsKey(name) && second.metrics().containsKey(name);
            Likeness likeness =
                    both ? Likeness.of(Double.compare(a, b) == 0, gap(a, b, 1) <= tolerance) : Likeness.NOT_COMPARABLE;
            metrics.put(name, new RunDifference.Metric(likeness, a, b));
        }
        return metrics;
    }
}
