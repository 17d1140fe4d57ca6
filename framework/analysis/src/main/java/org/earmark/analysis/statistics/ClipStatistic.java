package org.earmark.analysis.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.earmark.spi.tensor.FloatArray;

/**
 * A metric of a set of clips in which each clip counts a whole number of times: what a bootstrap resamples.
 * Implementations are immutable and thread-safe.
 */
public interface ClipStatistic {

    /** The number of clips. */
    int clips();

    /**
     * @param counts how often each clip counts, not negative; the sum is positive
     * @return the metric; NaN where it is not defined on these clips
     */
    double value(int[] counts);

    /** The metric of all clips once. */
    default double value() {
        int[] once = new int[clips()];
        Arrays.fill(once, 1);
        return value(once);
    }

    /**
     * The metric of several resamples, where one pass over the clips may serve them all.
     *
     * @param counts of each resample, as for {@link #value(int[])}
     * @return one metric per resample
     */
    default double[] values(int[][] counts) {
        return Arrays.stream(counts).mapToDouble(this::value).toArray();
    }

    /**
     * The stratum of each clip, from 0: a resample draws as many clips of each as there are, because the metric is a
     * mean over them or needs all of them. All clips are of one stratum unless an implementation says otherwise.
     */
    default int[] strata() {
        return new int[clips()];
    }

    /**
     * On how many clips a mean within the metric rests: all, or those of a class where it is a mean over classes. A
     * bootstrap of few is too narrow by a known factor.
     */
    default double sampleSize() {
        return clips();
    }

    /** What each clip counts by itself, where the metric is the mean of that; empty for any other. */
    default Optional<double[]> clipValues() {
        return Optional.empty();
    }

    /** The mean of one value per clip. Copies the values. */
    static ClipStatistic mean(double[] values) {
        return new ClipMean(values.clone());
    }

    /**
     * The share of clips whose highest score is at their one target; of equal scores the first counts.
     *
     * @param scores (clips, classes)
     * @param targets (clips, classes), one 1 per clip
     */
    static ClipStatistic accuracy(FloatArray scores, FloatArray targets) {
        return new ClipMean(ClipDecisions.correct(scores, targets, 1));
    }

    /**
     * The share of clips whose one target is among the k highest scores; of equal scores the first come first.
     *
     * @param scores (clips, classes)
     * @param targets (clips, classes), one 1 per clip
     */
    static ClipStatistic topAccuracy(FloatArray scores, FloatArray targets, int k) {
        return new ClipMean(ClipDecisions.correct(scores, targets, k));
    }

    /**
     * Mean over classes of average precision, Σ (Rₖ − Rₖ₋₁) Pₖ over the distinct scores from high to low; classes without
     * a positive clip in the resample are left out.
     *
     * @param scores (clips, classes)
     * @param targets (clips, classes), above 0.5 is positive
     */
    static ClipStatistic meanAveragePrecision(FloatArray scores, FloatArray targets) {
        int classes = ClipDecisions.classes(scores, targets);
        ClassOrder[] orders = new ClassOrder[classes];
        for (int c = 0; c < classes; c++) {
            orders[c] = ClassOrder.of(scores, targets, c);
        }
        return new MeanAveragePrecision((int) scores.shape()[0], orders);
    }

    /** The mean of metrics of the same clips: of several trained models, for example. */
    static ClipStatistic average(List<ClipStatistic> metrics) {
        return new Combination(metrics, 1.0 / metrics.size());
    }

    /** first − second, of the same clips. */
    static ClipStatistic difference(ClipStatistic first, ClipStatistic second) {
        return Combination.difference(first, second);
    }

    /** The mean of metrics of different clips, each of a stratum of its own: of several folds, for example. */
    static ClipStatistic acrossStrata(List<ClipStatistic> metrics) {
        return metrics.size() == 1 ? metrics.get(0) : new StratifiedMean(metrics);
    }

    /** The same metric, resampled within strata. */
    static ClipStatistic within(int[] strata, ClipStatistic metric) {
        return new Stratified(strata, metric);
    }
}
