package org.earmark.analysis.audit;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.earmark.analysis.statistics.Interval;
import org.earmark.spi.tensor.FloatArray;

/** How far clips that are missing could move a metric of clips, at best and at worst. */
public final class TaggingReach {
    private TaggingReach() {}

    /**
     * The clips of one fold, or all where there are no folds.
     *
     * @param value share of them that is right, as a mean where several models judged them
     * @param clips at least 1
     */
    public record Part(double value, int clips) {}

    /**
     * A share of clips, such as accuracy, as the mean over parts, with further clips that are all wrong or all right: a
     * bound that nothing exceeds, whichever parts the missing clips belong to.
     *
     * @param parts at least one
     */
    public static Interval shares(List<Part> parts, int missing, double level) {
        return new Interval(
                leastLeft(parts, Part::value, missing), 1 - leastLeft(parts, part -> 1 - part.value(), missing), level);
    }

    /**
     * The mean over parts of share · clips / (clips + further), where further clips go to where they take most. What one
     * clip takes shrinks with those before it, so that going step by step to the largest is best.
     */
    private static double leastLeft(List<Part> parts, ToDoubleFunction<Part> share, int missing) {
        int[] sizes = parts.stream().mapToInt(Part::clips).toArray();
        double[] right = parts.stream()
                .mapToDouble(part -> share.applyAsDouble(part) * part.clips())
                .toArray();
        for (int clip = 0; clip < missing; clip++) {
            int most = 0;
            for (int part = 1; part < sizes.length; part++) {
                most = taken(right[part], sizes[part]) > taken(right[most], sizes[most]) ? part : most;
            }
            sizes[most]++;
        }
        return IntStream.range(0, sizes.length)
                .mapToDouble(part -> right[part] / sizes[part])
                .average()
                .orElseThrow();
    }

    private static double taken(double right, int size) {
        return right / size - right / (size + 1.0);
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
