package org.earmark.analysis.statistics;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.earmark.spi.random.RandomSource;
import org.earmark.spi.random.RandomStream;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Non-parametric bootstrap over clips: how far a metric of one trained model could move on another sample of clips. It
 * says nothing of the spread that another seed would bring. Clips are drawn within the strata of the metric.
 * Deterministic in its seed, whatever the number of processors that share the work.
 *
 * <p>Where all resamples give the same value there is no spread to judge by, and no interval: one of no width would claim
 * to know the metric exactly.
 *
 * @param resamples how many, at least 100
 * @param level of the intervals
 * @param random root of the draws
 */
public record Bootstrap(int resamples, double level, RandomSource random) {
    private static final NormalDistribution NORMAL = new NormalDistribution();
    /** Resamples that are evaluated together. */
    private static final int BLOCK = 16;
    /**
     * Beyond so many clips the jackknife leaves out groups of clips. The influences of a group add up, and as they have
     * mean 0 the skewness that is wanted stays the same in expectation.
     */
    private static final int MOST_JACKKNIFE = 1_000;

    public Bootstrap {
        if (resamples < 100) {
            throw new IllegalArgumentException(resamples + " resamples are too few for an interval; take at least 100");
        }
    }

    /** The interval between the outer percentiles of the resampled values (Efron and Tibshirani 1993, section 13.3). */
    public Optional<Interval> percentile(ClipStatistic statistic) {
        double tail = (1 - level) / 2;
        double[] sorted = sorted(statistic);
        return Spread.isNone(sorted)
                ? Optional.empty()
                : Optional.of(new Interval(quantile(sorted, tail), quantile(sorted, 1 - tail), level));
    }

    /** The bias-corrected and accelerated interval (Efron and Tibshirani 1993, section 14.3). */
    public Optional<Interval> biasCorrectedAccelerated(ClipStatistic statistic) {
        double observed = statistic.value();
        double[] sorted = sorted(statistic);
        if (Spread.isNone(sorted)) {
            return Optional.empty();
        }
        double bias = NORMAL.inverseCumulativeProbability(shareBelow(sorted, observed));
        double acceleration = acceleration(statistic);
        double z = NORMAL.inverseCumulativeProbability((1 - level) / 2);
        double first = quantile(sorted, shifted(bias, acceleration, z));
        double second = quantile(sorted, shifted(bias, acceleration, -z));
        return Optional.of(new Interval(Math.min(first, second), Math.max(first, second), level));
    }

    /**
     * The interval between the outer percentiles, moved so that the mean of the resampled values comes to lie on the
     * observed one. It is for the value that the metric has on average over samples of this size, and the right one for
     * mean average precision: a resample counts some positive clips twice at one score, which raises its precision, so
     * that for rare classes all resampled values may lie above the observed one. Percentiles then miss it, and a bias
     * correction by ranks has nothing to go by. The interval is widened by what a bootstrap of so few clips is too narrow
     * (Hesterberg 2015, section 5.3).
     *
     * @return empty also where a resample is infinite: there is no mean then to be moved
     */
    public Optional<Interval> centred(ClipStatistic statistic) {
        double observed = statistic.value();
        double[] sorted = sorted(statistic);
        boolean isFinite = Double.isFinite(observed) && Double.isFinite(sorted[0] - sorted[sorted.length - 1]);
        if (!isFinite || Spread.isNone(sorted)) {
            return Optional.empty();
        }
        double tail = (1 - level) / 2;
        double wider = expansion(statistic.sampleSize());
        double middle = Arrays.stream(sorted).average().orElseThrow();
        return Optional.of(new Interval(
                observed + wider * (quantile(sorted, tail) - middle),
                observed + wider * (quantile(sorted, 1 - tail) - middle),
                level));
    }

    /** Student's quantile instead of the normal one, and the divisor n − 1 instead of n. */
    private double expansion(double size) {
        double n = Math.max(2, size);
        double upper = (1 + level) / 2;
        double quantiles = new TDistribution(n - 1).inverseCumulativeProbability(upper)
                / NORMAL.inverseCumulativeProbability(upper);
        return quantiles * Math.sqrt(n / (n - 1));
    }

    /**
     * The centred interval for the difference first − second of two metrics of the same clips: each resample draws the
     * same clips for both.
     */
    public Optional<Interval> pairedDifference(ClipStatistic first, ClipStatistic second) {
        return centred(ClipStatistic.difference(first, second));
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
    private static double acceleration(ClipStatistic statistic) {
        int clips = statistic.clips();
        int groups = Math.min(clips, MOST_JACKKNIFE);
        double[] left = blocks(
                groups,
                (group, counts) -> {
                    for (int clip = 0; clip < clips; clip++) {
                        counts[clip] = clip % groups == group ? 0 : 1;
                    }
                },
                statistic);
        double[] defined = Arrays.stream(left).filter(v -> !Double.isNaN(v)).toArray();
        double mean = Arrays.stream(defined).average().orElse(0);
        double squares =
                Arrays.stream(defined).map(v -> (mean - v) * (mean - v)).sum();
        double cubes = Arrays.stream(defined).map(v -> Math.pow(mean - v, 3)).sum();
        return squares == 0 ? 0 : cubes / (6 * Math.pow(squares, 1.5));
    }

    private double[] sorted(ClipStatistic statistic) {
        int[][] members = members(statistic.strata());
        double[] values = blocks(
                resamples,
                (resample, counts) -> {
                    RandomStream stream = random.stream("bootstrap", 0, resample, 0);
                    for (int[] stratum : members) {
                        for (int i = 0; i < stratum.length; i++) {
                            counts[stratum[stream.nextInt(stratum.length)]]++;
                        }
                    }
                },
                statistic);
        double[] defined =
                Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
        if (defined.length == 0) {
            throw new IllegalArgumentException(
                    "the metric is not defined on any resample of " + statistic.clips() + " clips");
        }
        return defined;
    }

    /** Fills in how often each clip counts. */
    @FunctionalInterface
    private interface Draw {
        void fill(int resample, int[] counts);
    }

    private static double[] blocks(int resamples, Draw draw, ClipStatistic statistic) {
        double[] values = new double[resamples];
        IntStream.range(0, (resamples + BLOCK - 1) / BLOCK).parallel().forEach(block -> {
            int first = block * BLOCK;
            int[][] counts = new int[Math.min(BLOCK, resamples - first)][statistic.clips()];
            for (int i = 0; i < counts.length; i++) {
                draw.fill(first + i, counts[i]);
            }
            System.arraycopy(statistic.values(counts), 0, values, first, counts.length);
        });
        return values;
    }

    private static int[][] members(int[] strata) {
        int count = Arrays.stream(strata).max().orElse(0) + 1;
        return IntStream.range(0, count)
                .mapToObj(stratum -> IntStream.range(0, strata.length)
                        .filter(clip -> strata[clip] == stratum)
                        .toArray())
                .filter(stratum -> stratum.length > 0)
                .toArray(int[][]::new);
    }

    /** Linear between order statistics (type 7 of Hyndman and Fan 1996). */
    private static double quantile(double[] sorted, double probability) {
        double position = probability * (sorted.length - 1);
        int below = (int) Math.floor(position);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
