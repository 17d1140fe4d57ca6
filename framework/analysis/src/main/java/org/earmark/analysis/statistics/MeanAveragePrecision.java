package org.earmark.analysis.statistics;

import java.util.Arrays;

/**
 * Sorts once per class and walks down the order for every resample: for sixteen of them at once, whose counts lie side by
 * side in four long numbers, so that one addition serves four. Their sums must stay below 2¹⁶, so larger sets go one
 * resample at a time.
 */
final class MeanAveragePrecision implements ClipStatistic {
    private static final int LANES = 16;
    private static final int LONGS = 4;
    private static final int BITS = 16;
    private static final long LANE = 0xffff;

    private final int clips;
    private final ClassOrder[] classes;

    MeanAveragePrecision(int clips, ClassOrder[] classes) {
        this.clips = clips;
        this.classes = classes;
    }

    @Override
    public int clips() {
        return clips;
    }

    @Override
    public double sampleSize() {
        return Arrays.stream(classes)
                .mapToInt(order -> order.positives().length)
                .filter(positives -> positives > 0)
                .average()
                .orElse(clips);
    }

    @Override
    public double value(int[] counts) {
        double sum = 0;
        int defined = 0;
        for (ClassOrder order : classes) {
            double precision = averagePrecision(order, counts);
            if (!Double.isNaN(precision)) {
                sum += precision;
                defined++;
            }
        }
        return defined == 0 ? Double.NaN : sum / defined;
    }

    private static double averagePrecision(ClassOrder order, int[] counts) {
        double sum = 0;
        long positives = 0;
        long seen = 0;
        int rank = 0;
        int next = 0;
        for (int cut = 0; cut < order.ends().length; cut++) {
            for (; rank < order.ends()[cut]; rank++) {
                seen += counts[order.order()[rank]];
            }
            long fresh = 0;
            for (; next < order.positiveEnds()[cut]; next++) {
                fresh += counts[order.positives()[next]];
            }
            positives += fresh;
            // A resample may leave out all clips down to here; then there is no precision, and no positive either.
            sum += fresh == 0 ? 0 : fresh * (positives / (double) seen);
        }
        return positives == 0 ? Double.NaN : sum / positives;
    }

    @Override
    public double[] values(int[][] counts) {
        double[] values = new double[counts.length];
        for (int first = 0; first < counts.length; first += LANES) {
            int lanes = Math.min(LANES, counts.length - first);
            long[] packed = new long[clips * LONGS];
            if (lanes > 1 && pack(counts, first, lanes, packed)) {
                packedValues(packed, values, first, lanes);
            } else {
                for (int r = first; r < first + lanes; r++) {
                    values[r] = value(counts[r]);
                }
            }
        }
        return values;
    }

    /** Whether all sums fit. */
    private boolean pack(int[][] counts, int first, int lanes, long[] packed) {
        for (int lane = 0; lane < lanes; lane++) {
            int[] own = counts[first + lane];
            long total = 0;
            for (int clip = 0; clip < clips; clip++) {
                total += own[clip];
                packed[clip * LONGS + lane / LONGS] |= (own[clip] & LANE) << (lane % LONGS * BITS);
            }
            if (total > LANE) {
                return false;
            }
        }
        return true;
    }

    private void packedValues(long[] packed, double[] values, int first, int lanes) {
        double[] sums = new double[LANES];
        int[] defined = new int[LANES];
        PackedWalk walk = new PackedWalk(packed);
        for (ClassOrder order : classes) {
            double[] precision = walk.averagePrecision(order, lanes);
            for (int lane = 0; lane < lanes; lane++) {
                if (!Double.isNaN(precision[lane])) {
                    sums[lane] += precision[lane];
                    defined[lane]++;
                }
            }
        }
        for (int lane = 0; lane < lanes; lane++) {
            values[first + lane] = defined[lane] == 0 ? Double.NaN : sums[lane] / defined[lane];
        }
    }

    /** One walk down the clips of a class for up to sixteen resamples. Not thread-safe. */
    private static final class PackedWalk {
        private final long[] packed;
        private final double[] sums = new double[LANES];
        private final long[] positives = new long[LANES];

        PackedWalk(long[] packed) {
            this.packed = packed;
        }

        double[] averagePrecision(ClassOrder order, int lanes) {
            Arrays.fill(sums, 0);
            Arrays.fill(positives, 0);
            long[] seen = new long[LONGS];
            long[] fresh = new long[LONGS];
            int rank = 0;
            int next = 0;
            for (int cut = 0; cut < order.ends().length; cut++) {
                add(order.order(), rank, order.ends()[cut], seen);
                rank = order.ends()[cut];
                Arrays.fill(fresh, 0);
                add(order.positives(), next, order.positiveEnds()[cut], fresh);
                next = order.positiveEnds()[cut];
                take(seen, fresh, lanes);
            }
            for (int lane = 0; lane < lanes; lane++) {
                sums[lane] = positives[lane] == 0 ? Double.NaN : sums[lane] / positives[lane];
            }
            return sums;
        }

        private void add(int[] clips, int from, int to, long[] into) {
            long a = into[0];
            long b = into[1];
            long c = into[2];
            long d = into[3];
            for (int i = from; i < to; i++) {
                int at = clips[i] * LONGS;
                a += packed[at];
                b += packed[at + 1];
                c += packed[at + 2];
                d += packed[at + 3];
            }
            into[0] = a;
            into[1] = b;
            into[2] = c;
            into[3] = d;
        }

        private void take(long[] seen, long[] fresh, int lanes) {
            for (int lane = 0; lane < lanes; lane++) {
                int shift = lane % LONGS * BITS;
                long found = (fresh[lane / LONGS] >>> shift) & LANE;
                if (found > 0) {
                    positives[lane] += found;
                    long all = (seen[lane / LONGS] >>> shift) & LANE;
                    sums[lane] += found * (positives[lane] / (double) all);
                }
            }
        }
    }
}
