package org.earmark.analysis.clips;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.earmark.analysis.statistics.ClipDecisions;
import org.earmark.analysis.statistics.ClipStatistic;
import org.earmark.spi.tensor.FloatArray;

/** The metrics of clips that have a form for resampling. */
public final class ClipMetric {
    private static final Pattern TOP = Pattern.compile("top(\\d+)");

    private ClipMetric() {}

    /** Whether the metric has such a form, on labels that it fits. */
    public static boolean isKnown(String metric) {
        return metric.equals("mAP") || isProportion(metric);
    }

    /** Whether the metric is a share of clips, each of which is right or wrong. */
    public static boolean isProportion(String metric) {
        return metric.equals("accuracy") || TOP.matcher(metric).matches();
    }

    /**
     * The metric of scores.
     *
     * @param scores (clips, classes)
     * @param targets (clips, classes), above 0.5 is positive
     * @return empty for a metric without such a form, or that does not fit the labels
     */
    public static Optional<ClipStatistic> of(String metric, FloatArray scores, FloatArray targets) {
        if (metric.equals("mAP")) {
            return Optional.of(withinClasses(targets, ClipStatistic.meanAveragePrecision(scores, targets)));
        }
        if (!ClipDecisions.isSingleLabel(targets)) {
            return Optional.empty();
        }
        Matcher top = TOP.matcher(metric);
        if (top.matches()) {
            return Optional.of(ClipStatistic.topAccuracy(scores, targets, Integer.parseInt(top.group(1))));
        }
        return metric.equals("accuracy") ? Optional.of(ClipStatistic.accuracy(scores, targets)) : Optional.empty();
    }

    /**
     * A mean over classes, resampled within the classes where each clip has one: without strata a resample could lose all
     * clips of a class, and would be a mean over other classes then.
     *
     * @param targets (clips, classes), above 0.5 is positive
     */
    public static ClipStatistic withinClasses(FloatArray targets, ClipStatistic metric) {
        return ClipDecisions.isSingleLabel(targets) ? ClipStatistic.within(classes(targets), metric) : metric;
    }

    /** The one class of each clip, numbered without gaps. */
    private static int[] classes(FloatArray targets) {
        int[] classes = ClipDecisions.highest(targets);
        int[] present = IntStream.of(classes).distinct().sorted().toArray();
        return IntStream.of(classes).map(c -> Arrays.binarySearch(present, c)).toArray();
    }
}
