package org.earmark.cli.audit;

import org.earmark.analysis.statistics.ClipStatistic;
import org.earmark.core.metrics.Metric;
import org.earmark.core.metrics.ScoredClips;
import org.earmark.spi.tensor.FloatArray;

/** Any metric of clips, computed anew on each resample. */
final class ResampledMetric implements ClipStatistic {
    private final Metric metric;
    private final FloatArray scores;
    private final FloatArray targets;

    ResampledMetric(Metric metric, FloatArray scores, FloatArray targets) {
        this.metric = metric;
        this.scores = scores;
        this.targets = targets;
    }

    /** The fastest form of a metric. */
    static ClipStatistic of(Metric metric, FloatArray scores, FloatArray targets) {
        return switch (metric.name()) {
            case "accuracy" -> ClipStatistic.accuracy(scores, targets);
            case "mAP" -> ClipStatistic.meanAveragePrecision(scores, targets);
            default -> new ResampledMetric(metric, scores, targets);
        };
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
