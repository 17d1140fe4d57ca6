package org.earmark.core.metrics;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.earmark.spi.error.DataException;
import org.earmark.spi.tensor.FloatArray;

/**
 * Metrics of clip-level predictions. Scores and targets are (clips, classes); targets are 0 or 1. All throw a {@link
 * DataException} for scores that are not numbers, for other targets and for shapes that differ.
 *
 * <p>A class without positive clips has no average precision. It is left out of the mean; scikit-learn before 1.3
 * counted it as 0, see {@link #meanAveragePrecisionAbsentAsZero}.
 */
public final class TaggingScores {
    private TaggingScores() {}

    /** Per class: sum over the distinct scores of precision times the step in recall. NaN without positives. */
    public static double[] averagePrecision(FloatArray scores, FloatArray targets) {
        return ClassRanking.of(scores, targets).averagePrecision();
    }

    /** The mean over the classes that have positive clips; NaN when none has. */
    public static double meanAveragePrecision(FloatArray scores, FloatArray targets) {
        return meanOfNumbers(averagePrecision(scores, targets));
    }

    /** The mean over all classes, where one without positive clips counts as 0, as scikit-learn 1.2 has it. */
    public static double meanAveragePrecisionAbsentAsZero(FloatArray scores, FloatArray targets) {
        return meanAbsentAsZero(averagePrecision(scores, targets));
    }

    /** Per class: the chance that a positive clip scores higher than a negative one, ties counting half. */
    public static double[] areaUnderRoc(FloatArray scores, FloatArray targets) {
        return ClassRanking.of(scores, targets).areaUnderRoc();
    }

    /** The mean over the classes that have both positive and negative clips; NaN when none has. */
    public static double meanAreaUnderRoc(FloatArray scores, FloatArray targets) {
        return meanOfNumbers(areaUnderRoc(scores, targets));
    }

    /** The separation of two unit normals with that area under the curve: √2·Φ⁻¹(area). Infinite at 0 and 1. */
    public static double dPrime(double areaUnderRoc) {
        return Math.sqrt(2) * NormalQuantile.of(areaUnderRoc);
    }

    /** The share of clips whose largest score is that of their class; the first of equal scores counts. */
    public static double accuracy(FloatArray scores, FloatArray targets) {
        Shapes.requireSame(scores, targets);
        int[] truth = SingleLabels.trueClasses(targets);
        int[] predicted = SingleLabels.predictedClasses(scores);
        return IntStream.range(0, truth.length)
                        .filter(clip -> truth[clip] == predicted[clip])
                        .count()
                / (double) truth.length;
    }

    /** The share of clips whose class is among the {@code k} largest scores; of equal scores the first come first. */
    public static double topAccuracy(FloatArray scores, FloatArray targets, int k) {
        Shapes.requireSame(scores, targets);
        int[] truth = SingleLabels.trueClasses(targets);
        return IntStream.range(0, truth.length)
                        .filter(clip -> SingleLabels.rank(scores, clip, truth[clip]) < k)
                        .count()
                / (double) truth.length;
    }

    static double meanOfNumbers(double[] values) {
        return Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }

    static double meanAbsentAsZero(double[] values) {
        return Arrays.stream(values)
                .map(value -> Double.isNaN(value) ? 0 : value)
                .average()
                .orElse(Double.NaN);
    }
}
