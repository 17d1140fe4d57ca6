package org.earmark.core.metrics;

import java.util.Arrays;

/** Sorts non-negative longs below 2^33 in three passes of eleven bits. */
final class RadixSort {
    private static final int BITS = 11;
    private static final int MASK = (1 << BITS) - 1;
    private static final int PASSES = 3;
    /** Below this the counting costs more than comparing. */
    private static final int WORTH_COUNTING = 1500;

    private RadixSort() {}

    /** Sorts in place; the scratch array has at least the same length. */
    static void sort(long[] values, long[] scratch) {
        if (values.length < WORTH_COUNTING) {
            Arrays.sort(values);
            return;
        }
        long[] from = values;
        long[] to = scratch;
        for (int pass = 0; pass < PASSES; pass++) {
            scatter(from, to, values.length, pass * BITS);
            long[] swap = from;
            from = to;
            to = swap;
        }
        System.arraycopy(from, 0, values, 0, values.length);
    }

    private static void scatter(long[] from, long[] to, int count, int shift) {
        int[] starts = new int[MASK + 2];
        for (int i = 0; i < count; i++) {
            starts[(int) (from[i] >>> shift & MASK) + 1]++;
        }
        for (int digit = 0; digit < MASK; digit++) {
            starts[digit + 1] += starts[digit];
        }
        for (int i = 0; i < count; i++) {
            to[starts[(int) (from[i] >>> shift & MASK)]++] = from[i];
        }
    }
}
