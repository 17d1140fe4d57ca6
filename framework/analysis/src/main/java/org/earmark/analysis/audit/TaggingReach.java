package org.earmark.analysis.audit;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.earmark.analysis.statistics.Interval;
import org.earmark.spi.tensor.FloatArray;

/** How far clips that are missing could move a metric of clips, at best and at worst. */
public final class TaggingReach {
    private TaggingReach() {}

    /** Accuracy with further clips, all wrong or all right: a bound that nothing exceeds. */
    public static Interval accuracy(double value, int clips, int missing, double level) {
        double all = clips + (double) missing;
        return new Interval(value * clips / all, (value * clips + missing) / all, level);
    }

    /**
     * Mean average precision with further clips that hold each class as often as those here: at best the positive ones
     * come first and the others last, at worst the other way about.
     *
     * @param scores (clips, classes)
     * @param targets (clips, classes), above 0.5 is positive
     */
    public static Interval meanAveragePrecision(FloatArray scores, FloatArray targets, int missing, double level) {
        int clips = Math.toIntExact(scores.shape()[0]);
        int classes = Math.toIntExact(scores.shape()[1]);
        double low = 0;
        double high = 0;
        int defined = 0;
        for (int c = 0; c < classes; c++) {
            boolean[] positive = byRank(scores, targets, c, clips, classes);
            long here = IntStream.range(0, clips).filter(i -> positive[i]).count();
            if (here > 0) {
                long more = Math.round(here * (missing / (double) clips));
                low += precision(positive, 0, missing - more, more);
                high += precision(positive, more, 0, 0);
                defined++;
            }
        }
        return new Interval(low / defined, high / defined, level);
    }

    private static boolean[] byRank(FloatArray scores, FloatArray targets, int label, int clips, int classes) {
        boolean[] positive = new boolean[clips];
        Integer[] order = IntStream.range(0, clips)
                .boxed()
                .sorted(Comparator.comparingDouble(clip -> -scores.values()[clip * classes + label]))
                .toArray(Integer[]::new);
        for (int rank = 0; rank < clips; rank++) {
            positive[rank] = targets.values()[order[rank] * classes + label] > 0.5f;
        }
        return positive;
    }

    private static double precision(boolean[] positive, long firstPositives, long firstNegatives, long lastPositives) {
        double sum = firstPositives;
        long hits = firstPositives;
        long seen = firstPositives + firstNegatives;
        for (boolean hit : positive) {
            seen++;
            if (hit) {
                hits++;
                sum += hits / (double) seen;
            }
        }
        for (long i = 0; i < lastPositives; i++) {
            seen++;
            hits++;
            sum += hits / (double) seen;
        }
        return sum / hits;
    }
}
