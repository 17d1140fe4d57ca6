package org.earmark.core.metrics;

import java.util.stream.IntStream;
import org.earmark.spi.error.DataException;
import org.earmark.spi.tensor.FloatArray;

/**
 * How well the scores of each class rank its clips.
 *
 * @param averagePrecision per class; NaN for a class without positive clips
 * @param areaUnderRoc per class; NaN for a class without positive or without negative clips
 * @param positives number of positive clips per class
 * @param clips number of clips
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of results per class, never compared
public record ClassRanking(double[] averagePrecision, double[] areaUnderRoc, int[] positives, int clips) {
    /** Columns read together, because they share the cache lines of a row. */
    private static final int BLOCK = 16;

    /**
     * Ranks each class by its own scores; classes are spread over the processor's cores.
     *
     * @param scores (clips, classes), any monotonic score; clips with equal score form one step, as in scikit-learn
     * @param targets (clips, classes), 0 or 1
     * @throws DataException for a score that is not a number or a target that is neither 0 nor 1
     */
    public static ClassRanking of(FloatArray scores, FloatArray targets) {
        Shapes.requireSame(scores, targets);
        int clips = Shapes.clips(scores);
        int classes = Shapes.classes(scores);
        ClassRanking ranking = new ClassRanking(new double[classes], new double[classes], new int[classes], clips);
        IntStream.range(0, (classes + BLOCK - 1) / BLOCK)
                .parallel()
                .forEach(block -> ranking.fill(
                        block * BLOCK, Math.min(classes, (block + 1) * BLOCK), scores.values(), targets.values()));
        return ranking;
    }

    private void fill(int first, int end, float[] scores, float[] targets) {
        int classes = positives.length;
        long[][] columns = new long[end - first][clips];
        for (int clip = 0; clip < clips; clip++) {
            for (int column = first; column < end; column++) {
                int at = clip * classes + column;
                columns[column - first][clip] = packed(scores[at], targets[at], clip, column);
            }
        }
        long[] scratch = new long[clips];
        for (int column = first; column < end; column++) {
            RadixSort.sort(columns[column - first], scratch);
            evaluate(column, columns[column - first]);
        }
    }

    /** A number that sorts higher scores first and carries the target in its lowest bit. */
    private static long packed(float score, float target, int clip, int column) {
        if (Float.isNaN(score)) {
            throw new DataException("The score of clip " + clip + " for class " + column
                    + " (both counted from 0) is not a number. A run that diverged has no metrics: look at its loss.");
        }
        if (target != 0 && target != 1) {
            throw new DataException("The target of clip " + clip + " for class " + column + " (both counted from 0) is "
                    + target + ". Metrics need targets of 0 or 1: round soft labels first.");
        }
        // Adding zero makes -0 equal to +0; the exclusive or makes the order of the bits that of the numbers.
        int bits = Float.floatToRawIntBits(score + 0f);
        int ascending = bits ^ (bits >> 31 | Integer.MIN_VALUE);
        return Integer.toUnsignedLong(~ascending) << 1 | (target == 1 ? 1 : 0);
    }

    private void evaluate(int column, long[] sorted) {
        long found = 0;
        long wellRanked = 0;
        double precisionSum = 0;
        int start = 0;
        while (start < sorted.length) {
            int end = start;
            int positiveTies = 0;
            long score = sorted[start] >>> 1;
            while (end < sorted.length && sorted[end] >>> 1 == score) {
                positiveTies += (int) (sorted[end] & 1);
                end++;
            }
            int negativeTies = end - start - positiveTies;
            wellRanked += negativeTies * (2 * found + positiveTies);
            found += positiveTies;
            precisionSum += positiveTies * ((double) found / end);
            start = end;
        }
        long negatives = sorted.length - found;
        positives[column] = (int) found;
        averagePrecision[column] = found == 0 ? Double.NaN : precisionSum / found;
        // Counted in halves of pairs, hence exact until this division.
        areaUnderRoc[column] = found == 0 || negatives == 0 ? Double.NaN : wellRanked / (2.0 * found * negatives);
    }
}
