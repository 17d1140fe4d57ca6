package org.earmark.analysis.audit;

import java.util.Arrays;
import org.earmark.analysis.statistics.ClipStatistic;
import org.earmark.analysis.statistics.Interval;

/**
 * F1 of events: 2·TP / (true events + detections that count), as a mean over the classes that have a true positive, or
 * of one class. Sums of counts per clip, so a resample costs one pass.
 */
public final class EventF1 implements ClipStatistic {
    private final int[][] truths;
    private final int[][] hits;
    private final int[][] weights;

    private EventF1(int[][] truths, int[][] hits, int[][] weights) {
        this.truths = truths;
        this.hits = hits;
        this.weights = weights;
    }

    /**
     * The mean over classes. All arrays are (clips, classes).
     *
     * @param groundTruths true events
     * @param truePositives true events that were detected
     * @param falsePositives detections that are not
     */
    public static EventF1 macro(int[][] groundTruths, int[][] truePositives, int[][] falsePositives) {
        int classes = groundTruths.length == 0 ? 0 : groundTruths[0].length;
        int[][] truths = new int[classes][groundTruths.length];
        int[][] hits = new int[classes][groundTruths.length];
        int[][] weights = new int[classes][groundTruths.length];
        for (int c = 0; c < classes; c++) {
            for (int clip = 0; clip < groundTruths.length; clip++) {
                truths[c][clip] = groundTruths[clip][c];
                hits[c][clip] = truePositives[clip][c];
                weights[c][clip] = groundTruths[clip][c] + truePositives[clip][c] + falsePositives[clip][c];
            }
        }
        return new EventF1(truths, hits, weights);
    }

    /** The same of one class alone. */
    public EventF1 ofClass(int label) {
        return new EventF1(new int[][] {truths[label]}, new int[][] {hits[label]}, new int[][] {weights[label]});
    }

    @Override
    public int clips() {
        return hits.length == 0 ? 0 : hits[0].length;
    }

    @Override
    public double value(int[] counts) {
        double sum = 0;
        int defined = 0;
        for (int c = 0; c < hits.length; c++) {
            long truePositives = 0;
            long weight = 0;
            for (int clip = 0; clip < counts.length; clip++) {
                truePositives += (long) counts[clip] * hits[c][clip];
                weight += (long) counts[clip] * weights[c][clip];
            }
            if (truePositives > 0) {
                sum += 2.0 * truePositives / weight;
                defined++;
            }
        }
        return defined == 0 ? Double.NaN : sum / defined;
    }

    /**
     * Where the value could be if further clips were there that hold as many true events as those here do on average: at
     * worst none is found and as many detections as usual are false, at best all are found and nothing else.
     */
    public Interval reach(int missing, double level) {
        double share = missing / (double) clips();
        double[] low = new double[hits.length];
        double[] high = new double[hits.length];
        for (int c = 0; c < hits.length; c++) {
            double found = Arrays.stream(hits[c]).sum();
            double weight = Arrays.stream(weights[c]).sum();
            double events = Arrays.stream(truths[c]).sum() * share;
            low[c] = found == 0 ? Double.NaN : 2 * found / (weight * (1 + share));
            high[c] = found + events == 0 ? Double.NaN : 2 * (found + events) / (weight + 2 * events);
        }
        return new Interval(mean(low), mean(high), level);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }
}
