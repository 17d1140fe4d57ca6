package org.earmark.analysis.statistics;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.earmark.spi.random.RandomSource;
import org.earmark.spi.random.RandomStream;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * Non-parametric bootstrap over clips: how far a metric of one trained model could move on another sample of clips. It
 * says nothing of the spread that another seed would bring. Deterministic in its seed.
 *
 * @param resamples how many, at least 100
 * @param level of the intervals
 * @param random root of the draws
 */
public record Bootstrap(int resamples, double level, RandomSource random) {
    private static final NormalDistribution NORMAL = new NormalDistribution();

    public Bootstrap {
        if (resamples < 100) {
            throw new IllegalArgumentException(resamples + " resamples are too few for an interval; take at least 100");
        }
    }

    /** The interval between the outer percentiles of the resampled values (Efron and Tibshirani 1993, section 13.3). */
    public Interval percentile(ClipStatistic statistic) {
        double tail = (1 - level) / 2;
        double[] sorted = sorted(statistic.clips(), statistic::value);
        return new Interval(quantile(sorted, tail), quantile(sorted, 1 - tail), level);
    }

    /** The bias-corrected and accelerated interval (Efron and Tibshirani 1993, section 14.3). */
    public Interval biasCorrectedAccelerated(ClipStatistic statistic) {
        return accelerated(statistic.clips(), statistic::value);
    }

    /**
     * The interval for the difference first − second of two metrics of the same clips: each resample draws the same
     * clips for both.
     */
    public Interval pairedDifference(ClipStatistic first, ClipStatistic second) {
        if (first.clips() != second.clips()) {
            throw new IllegalArgumentException(
                    "a paired difference needs the same clips, not " + first.clips() + " and " + second.clips());
        }
        return accelerated(first.clips(), counts -> first.value(counts) - second.value(counts));
    }

    private Interval accelerated(int clips, ToDoubleFunction<int[]> statistic) {
        int[] once = new int[clips];
        Arrays.fill(once, 1);
        double observed = statistic.applyAsDouble(once);
        double[] sorted = sorted(clips, statistic);
        if (sorted[0] == sorted[sorted.length - 1]) {
            return new Interval(sorted[0], sorted[0], level);
        }
        double bias = NORMAL.inverseCumulativeProbability(shareBelow(sorted, observed));
        double acceleration = acceleration(clips, statistic);
        double z = NORMAL.inverseCumulativeProbability((1 - level) / 2);
        return new Interval(
                quantile(sorted, shifted(bias, acceleration, z)),
                quantile(sorted, shifted(bias, acceleration, -z)),
                level);
    }

    private static double shifted(double bias, double acceleration, double z) {
        return NORMAL.cumulativeProbability(bias + (bias + z) / (1 - acceleration * (bias + z)));
    }

    /** Ties with the observed value count half, as it must be for metrics on a grid such as accuracy. */
    private static double shareBelow(double[] sorted, double observed) {
        double below = 0;
        for (double value : sorted) {
            below += value < observed ? 1 : value == observed ? 0.5 : 0;
        }
        double least = 0.5 / sorted.length;
        return Math.min(1 - least, Math.max(least, below / sorted.length));
    }

    /** Skewness of the jackknife values divided by six (equation 14.15). */
    private static double acceleration(int clips, ToDoubleFunction<int[]> statistic) {
        int[] counts = new int[clips];
        Arrays.fill(counts, 1);
        double[] left = new double[clips];
        for (int i = 0; i < clips; i++) {
            counts[i] = 0;
            left[i] = statistic.applyAsDouble(counts);
            counts[i] = 1;
        }
        double mean = Arrays.stream(left).average().orElseThrow();
        double squares = Arrays.stream(left).map(v -> (mean - v) * (mean - v)).sum();
        double cubes = Arrays.stream(left).map(v -> Math.pow(mean - v, 3)).sum();
        return squares == 0 ? 0 : cubes / (6 * Math.pow(squares, 1.5));
    }

    private double[] sorted(int clips, ToDoubleFunction<int[]> statistic) {
        double[] values = new double[resamples];
        int[] counts = new int[clips];
        for (int r = 0; r < resamples; r++) {
            RandomStream stream = random.stream("bootstrap", 0, r, 0);
            Arrays.fill(counts, 0);
            for (int i = 0; i < clips; i++) {
                counts[stream.nextInt(clips)]++;
            }
            values[r] = statistic.applyAsDouble(counts);
        }
        double[] defined =
                Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
        if (defined.length == 0) {
            throw new IllegalArgumentException("the metric is not defined on any resample of " + clips + " clips");
        }
        return defined;
    }

    /** Linear between order statistics (type 7 of Hyndman and Fan 1996). */
    private static double quantile(double[] sorted, double probability) {
        double position = probability * (sorted.length - 1);
        int below = (int) Math.floor(position);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
