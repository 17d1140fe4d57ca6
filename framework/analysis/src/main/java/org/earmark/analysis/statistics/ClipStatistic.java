package org.earmark.analysis.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
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
        int classes = classes(scores, targets);
        double[] right = new double[(int) scores.shape()[0]];
        for (int clip = 0; clip < right.length; clip++) {
            int best = 0;
            for (int c = 1; c < classes; c++) {
                best = scores.values()[clip * classes + c] > scores.values()[clip * classes + best] ? c : best;
            }
            right[clip] = targets.values()[clip * classes + best] > 0.5f ? 1 : 0;
        }
        return new ClipMean(right);
    }

    /**
     * Mean over classes of average precision, Σ (Rₖ − Rₖ₋₁) Pₖ over the distinct scores from high to low; classes without
     * a positive clip in the resample are left out.
     *
     * @param scores (clips, classes)
     * @param targets (clips, classes), above 0.5 is positive
     */
    static ClipStatistic meanAveragePrecision(FloatArray scores, FloatArray targets) {
        int classes = classes(scores, targets);
        int clips = (int) scores.shape()[0];
        int[][] order = new int[classes][];
        for (int c = 0; c < classes; c++) {
            int column = c;
            order[c] = IntStream.range(0, clips)
                    .boxed()
                    .sorted(Comparator.comparingDouble(clip -> -scores.values()[clip * classes + column]))
                    .mapToInt(Integer::intValue)
                    .toArray();
        }
        return new MeanAveragePrecision(scores.copy(), targets.copy(), order);
    }

    private static int classes(FloatArray scores, FloatArray targets) {
        if (scores.shape().length != 2 || !Arrays.equals(scores.shape(), targets.shape())) {
            throw new IllegalArgumentException("scores " + Arrays.toString(scores.shape()) + " and targets "
                    + Arrays.toString(targets.shape()) + " must both be (clips, classes)");
        }
        return (int) scores.shape()[1];
    }
}
