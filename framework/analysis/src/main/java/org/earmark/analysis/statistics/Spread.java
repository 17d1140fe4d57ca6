package org.earmark.analysis.statistics;

import java.util.Arrays;

/** Whether values differ by more than rounding. Equal values say nothing of how far others would be. */
final class Spread {
    /** Metrics are sums of terms of size 1 over their number; one clip of a million still moves them far more than this. */
    private static final double ROUNDING = 1e-12;

    private Spread() {}

    /** Whether all values are equal up to rounding. */
    static boolean isNone(double[] values) {
        double least = Arrays.stream(values).min().orElse(0);
        double most = Arrays.stream(values).max().orElse(0);
        return least == most || most - least <= rounding(values);
    }

    /** The spread that rounding alone leaves among equal values, and among differences of equal ones. */
    static double rounding(double[] values) {
        return ROUNDING * Math.max(1, Arrays.stream(values).map(Math::abs).max().orElse(0));
    }
}
