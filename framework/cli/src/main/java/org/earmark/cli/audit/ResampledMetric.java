package org.earmark.cli.audit;

import java.util.Optional;
import java.util.stream.IntStream;
import org.earmark.analysis.clips.ClipMetric;
import org.earmark.analysis.statistics.ClipStatistic;
import org.earmark.analysis.store.Predictions;
import org.earmark.core.metrics.Metric;
import org.earmark.core.metrics.MetricSet;
import org.earmark.core.metrics.ScoredClips;
import org.earmark.spi.tensor.FloatArray;

/** Any metric of clips, computed anew on each resample. */
final class ResampledMetric implements ClipStatistic {
    /** The one metric of clips without a form of its own that is no mean over classes. */
    private static final String CALIBRATION = "ECE";

    private final Metric metric;
    private final FloatArray scores;
    private final FloatArray targets;

    private ResampledMetric(Metric metric, FloatArray scores, FloatArray targets) {
        this.metric = metric;
        this.scores = scores;
        this.targets = targets;
    }

    /** The fastest form of a metric. */
    static ClipStatistic of(Metric metric, FloatArray scores, FloatArray targets) {
        return ClipMetric.of(metric.name(), scores, targets).orElseGet(() -> {
            ClipStatistic resampled = new ResampledMetric(metric, scores, targets);
            return metric.name().equals(CALIBRATION) ? resampled : ClipMetric.withinClasses(targets, resampled);
        });
    }

    /** The metric of stored predictions; empty for one of events, which they do not hold. */
    static Optional<ClipStatistic> of(String name, Predictions predictions) {
        Metric metric = MetricSet.tagging().metric(name);
        return metric.eventsOnly()
                ? Optional.empty()
                : Optional.of(of(metric, predictions.scores(), predictions.targets()));
    }

    /** The mean number of positive clips of a class, for a mean over classes. */
    @Override
    public double sampleSize() {
        if (metric.name().equals(CALIBRATION)) {
            return clips();
        }
        int classes = Math.toIntExact(targets.shape()[1]);
        int[] positives = new int[classes];
        for (int i = 0; i < targets.values().length; i++) {
            positives[i % classes] += targets.values()[i] > 0.5f ? 1 : 0;
        }
        return IntStream.of(positives).filter(count -> count > 0).average().orElse(clips());
    }

    @Override
    public int clips() {
        return Math.toIntExact(scores.shape()[0]);
    }

    @Override
    public double value(int[] counts) {
        int rows = 0;
        for (int count : counts) {
            rows += count;
        }
        int classes = Math.toIntExact(scores.shape()[1]);
        FloatArray drawn = FloatArray.zeros(rows, classes);
        FloatArray drawnTargets = FloatArray.zeros(rows, classes);
        int row = 0;
        for (int clip = 0; clip < counts.length; clip++) {
            for (int i = 0; i < counts[clip]; i++) {
                System.arraycopy(scores.values(), clip * classes, drawn.values(), row * classes, classes);
                System.arraycopy(targets.values(), clip * classes, drawnTargets.values(), row * classes, classes);
                row++;
            }
        }
        return metric.of(new ScoredClips(drawn, drawnTargets));
    }
}
