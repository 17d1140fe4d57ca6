package org.earmark.analysis.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * A polyline of a value over optimiser steps.
 *
 * @param steps ascending
 * @param values one per step; finite
 */
public record Curve(List<Long> steps, List<Double> values) {
    /** Share of the range of values by which a thinned curve may miss the true one: less than a pixel of a chart. */
    private static final double TOLERANCE = 5e-4;

    public Curve {
        steps = List.copyOf(steps);
        values = List.copyOf(values);
        if (steps.size() != values.size()) {
            throw new IllegalArgumentException(steps.size() + " steps, but " + values.size() + " values");
        }
    }

    public static Curve empty() {
        return new Curve(List.of(), List.of());
    }

    public int size() {
        return steps.size();
    }

    /**
     * A curve through the first {@code count} points, thinned by the rule of Douglas and Peucker (1973): plateaus, ramps
     * and jumps keep their exact corners, and no point left out is further than 0.05 % of the range from the curve.
     *
     * @param steps ascending
     */
    public static Curve through(long[] steps, double[] values, int count) {
        if (count == 0) {
            return empty();
        }
        double tolerance = TOLERANCE * range(values, count);
        BitSet kept = new BitSet(count);
        kept.set(0);
        kept.set(count - 1);
        Deque<int[]> spans = new ArrayDeque<>();
        spans.push(new int[] {0, count - 1});
        while (!spans.isEmpty()) {
            int[] span = spans.pop();
            int farthest = farthest(steps, values, span[0], span[1], tolerance);
            if (farthest > 0) {
                kept.set(farthest);
                spans.push(new int[] {span[0], farthest});
                spans.push(new int[] {farthest, span[1]});
            }
        }
        List<Long> keptSteps = new ArrayList<>();
        List<Double> keptValues = new ArrayList<>();
        kept.stream().forEach(i -> {
            keptSteps.add(steps[i]);
            keptValues.add(values[i]);
        });
        return new Curve(keptSteps, keptValues);
    }

    private static double range(double[] values, int count) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            low = Math.min(low, values[i]);
            high = Math.max(high, values[i]);
        }
        return high - low;
    }

    /** Index of the inner point farthest from the straight line between the ends; 0 when all are near enough. */
    private static int farthest(long[] steps, double[] values, int first, int last, double tolerance) {
        double slope = (values[last] - values[first]) / Math.max(1, steps[last] - steps[first]);
        double most = Math.max(tolerance, Double.MIN_NORMAL);
        int farthest = 0;
        for (int i = first + 1; i < last; i++) {
            double miss = Math.abs(values[i] - values[first] - slope * (steps[i] - steps[first]));
            if (miss > most) {
                most = miss;
                farthest = i;
            }
        }
        return farthest;
    }
}
