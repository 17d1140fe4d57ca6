package org.earmark.analysis.statistics;

import java.util.Arrays;
import org.earmark.spi.tensor.FloatArray;

/**
 * The clips of one class from the highest score to the lowest, cut after each run of equal scores that holds a positive
 * clip: precision changes recall there and nowhere else.
 *
 * @param order clips, highest score first
 * @param ends of each cut, the rank behind its last clip, ascending
 * @param positives positive clips, highest score first
 * @param positiveEnds of each cut, how many of {@code positives} lie before its end
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of bulk data, never compared
record ClassOrder(int[] order, int[] ends, int[] positives, int[] positiveEnds) {

    static ClassOrder of(FloatArray scores, FloatArray targets, int column) {
        int classes = (int) scores.shape()[1];
        int clips = (int) scores.shape()[0];
        int[] order = order(scores.values(), column, classes, clips);
        int[] ends = new int[clips];
        int[] positives = new int[clips];
        int[] positiveEnds = new int[clips];
        int cuts = 0;
        int found = 0;
        int foundBefore = 0;
        for (int rank = 0; rank < clips; rank++) {
            int at = order[rank] * classes + column;
            if (targets.values()[at] > 0.5f) {
                positives[found++] = order[rank];
            }
            boolean lastOfTie =
                    rank == clips - 1 || scores.values()[order[rank + 1] * classes + column] != scores.values()[at];
            if (lastOfTie && found > foundBefore) {
                ends[cuts] = rank + 1;
                positiveEnds[cuts++] = found;
                foundBefore = found;
            }
        }
        return new ClassOrder(
                order, Arrays.copyOf(ends, cuts), Arrays.copyOf(positives, found), Arrays.copyOf(positiveEnds, cuts));
    }

    /** Sorts numbers that hold the score above the clip: objects would take ten times as long. */
    private static int[] order(float[] scores, int column, int classes, int clips) {
        long[] keys = new long[clips];
        for (int clip = 0; clip < clips; clip++) {
            // Adding zero makes −0 equal to 0; the bits of floats sort like integers once negative ones are flipped.
            int bits = Float.floatToIntBits(scores[clip * classes + column] + 0f);
            int ascending = bits ^ ((bits >> 31) & Integer.MAX_VALUE);
            keys[clip] = ((long) ~ascending << 32) | clip;
        }
        Arrays.sort(keys);
        int[] order = new int[clips];
        for (int rank = 0; rank < clips; rank++) {
            order[rank] = (int) keys[rank];
        }
        return order;
    }
}
