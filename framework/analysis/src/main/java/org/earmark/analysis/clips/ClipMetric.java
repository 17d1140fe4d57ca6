package org.earmark.analysis.clips;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.earmark.analysis.statistics.ClipDecisions;
import org.earmark.analysis.statistics.ClipStatistic;
import org.earmark.analysis.store.Predictions;

/** The metrics that can be computed on resampled clips. */
final class ClipMetric {
    private static final Pattern TOP = Pattern.compile("top(\\d+)");

    private ClipMetric() {}

    static boolean isKnown(String metric) {
        return metric.equals("accuracy") || metric.equals("mAP") || isTop(metric);
    }

    private static boolean isTop(String metric) {
        return TOP.matcher(metric).matches();
    }

    /** Whether the metric is a share of clips. */
    static boolean isProportion(String metric) {
        return metric.equals("accuracy") || isTop(metric);
    }

    /** Empty for a metric that is not offered, or that does not fit the labels. */
    static Optional<ClipStatistic> of(String metric, Predictions predictions) {
        if (metric.equals("mAP")) {
            ClipStatistic mean = ClipStatistic.meanAveragePrecision(predictions.scores(), predictions.targets());
            // Without strata a resample could lose all clips of a class, and would be a mean over other classes then.
            return Optional.of(predictions.singleLabel() ? ClipStatistic.within(classes(predictions), mean) : mean);
        }
        if (!predictions.singleLabel()) {
            return Optional.empty();
        }
        Matcher top = TOP.matcher(metric);
        if (top.matches()) {
            return Optional.of(ClipStatistic.topAccuracy(
                    predictions.scores(), predictions.targets(), Integer.parseInt(top.group(1))));
        }
        return metric.equals("accuracy")
                ? Optional.of(ClipStatistic.accuracy(predictions.scores(), predictions.targets()))
                : Optional.empty();
    }

    /** The one class of each clip, numbered without gaps. */
    private static int[] classes(Predictions predictions) {
        int[] classes = ClipDecisions.highest(predictions.targets());
        int[] present = IntStream.of(classes).distinct().sorted().toArray();
        return IntStream.of(classes).map(c -> Arrays.binarySearch(present, c)).toArray();
    }
}
