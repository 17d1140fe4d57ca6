package org.earmark.core.metrics.events;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.earmark.spi.error.DataException;

/**
 * The polyphonic sound detection score (Bilen et al. 2020, section 4; as {@code psds_eval} 0.3 computes it): the area
 * under the curve of effective true-positive ratio over effective false positives per hour, divided by its width.
 *
 * @param value in [0, 1]; NaN when no operating point has any false positive and no maximum was given
 * @param rates effective false positives per hour, ascending, from 0
 * @param ratios effective true-positive ratio from that rate on
 * @param maximumRate the width of the area
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of a curve, never compared
public record Psds(double value, double[] rates, double[] ratios, double maximumRate) {
    /**
     * @param points at least one operating point of the same ground truth
     * @throws DataException when there is none or their classes differ
     */
    public static Psds of(List<IntersectionCounts> points, PsdsOptions options) {
        if (points.isEmpty()
                || points.stream().map(IntersectionCounts::classes).distinct().count() != 1
                || points.get(0).classes().isEmpty()) {
            throw new DataException("PSDS needs at least one operating point, all of one ground truth with events. "
                    + "Give detections at several thresholds for the same files.");
        }
        RateCurve[] curves = curves(points, options.crossTriggerWeight());
        TreeSet<Double> distinct = new TreeSet<>();
        for (RateCurve curve : curves) {
            Arrays.stream(curve.rates()).forEach(distinct::add);
        }
        double[] rates = distinct.stream().mapToDouble(Double::doubleValue).toArray();
        double[] ratios = effectiveRatios(curves, rates, options);
        double width = options.maximumRate().orElse(rates[rates.length - 1]);
        return new Psds(area(rates, ratios, width) / width, rates, ratios, width);
    }

    /** For each class its operating points, and the one that detects nothing. */
    private static RateCurve[] curves(List<IntersectionCounts> points, double crossTriggerWeight) {
        int classes = points.get(0).classes().size();
        double[][] rates = new double[classes][points.size() + 1];
        double[][] ratios = new double[classes][points.size() + 1];
        for (int point = 0; point < points.size(); point++) {
            double[] falsePositives = points.get(point).falsePositivesPerHour();
            double[][] crossTriggers = points.get(point).crossTriggersPerHour();
            double[] truePositives = points.get(point).truePositiveRatios();
            for (int label = 0; label < classes; label++) {
                double mean = Arrays.stream(crossTriggers[label]).sum() / classes;
                rates[label][point] = falsePositives[label] + crossTriggerWeight * mean;
                ratios[label][point] = truePositives[label];
            }
        }
        RateCurve[] curves = new RateCurve[classes];
        Arrays.setAll(curves, label -> RateCurve.of(rates[label], ratios[label]));
        return curves;
    }

    /** The mean over the classes less their weighted standard deviation, at least 0. */
    private static double[] effectiveRatios(RateCurve[] curves, double[] rates, PsdsOptions options) {
        double[][] byClass = new double[curves.length][];
        for (int label = 0; label < curves.length; label++) {
            byClass[label] = options.linear() ? curves[label].linear(rates) : curves[label].staircase(rates);
        }
        double[] ratios = new double[rates.length];
        Arrays.setAll(ratios, i -> {
            double mean =
                    Arrays.stream(byClass).mapToDouble(row -> row[i]).average().orElseThrow();
            double variance = Arrays.stream(byClass)
                    .mapToDouble(row -> (row[i] - mean) * (row[i] - mean))
                    .average()
                    .orElseThrow();
            return Math.max(0, mean - options.instabilityWeight() * Math.sqrt(variance));
        });
        return ratios;
    }

    /** Under the staircase from 0 to the width; the last ratio goes on. */
    private static double area(double[] rates, double[] ratios, double width) {
        double area = 0;
        for (int i = 0; i < rates.length && rates[i] < width; i++) {
            double end = i + 1 < rates.length ? Math.min(rates[i + 1], width) : width;
            area += (end - rates[i]) * ratios[i];
        }
        return area;
    }
}
