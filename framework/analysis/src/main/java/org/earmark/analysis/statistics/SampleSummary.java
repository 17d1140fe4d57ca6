package org.earmark.analysis.statistics;

import java.util.Collection;
import java.util.Optional;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.stat.descriptive.moment.Mean;
import org.hipparchus.stat.descriptive.moment.StandardDeviation;

/**
 * Mean and spread of independent values.
 *
 * @param n number of values
 * @param mean NaN when there is none
 * @param standardDeviation of the sample (divisor n − 1); NaN for fewer than two values
 * @param interval for the mean, by Student's t; empty for fewer than two values
 */
public record SampleSummary(int n, double mean, double standardDeviation, Optional<Interval> interval) {
    /** The level of every interval that is shown without another one named. */
    public static final double LEVEL = 0.95;

    public static SampleSummary of(Collection<Double> values) {
        return of(values.stream().mapToDouble(Double::doubleValue).toArray(), LEVEL);
    }

    public static SampleSummary of(double[] values, double level) {
        if (values.length == 0) {
            return new SampleSummary(0, Double.NaN, Double.NaN, Optional.empty());
        }
        double mean = new Mean().evaluate(values);
        if (values.length == 1) {
            return new SampleSummary(1, mean, Double.NaN, Optional.empty());
        }
        double deviation = new StandardDeviation().evaluate(values, mean);
        double half = quantile(values.length - 1, (1 + level) / 2) * deviation / Math.sqrt(values.length);
        return new SampleSummary(
                values.length, mean, deviation, Optional.of(new Interval(mean - half, mean + half, level)));
    }

    /** The standard error of the mean; NaN for fewer than two values. */
    public double standardError() {
        return standardDeviation / Math.sqrt(n);
    }

    static double quantile(int degreesOfFreedom, double probability) {
        return new TDistribution(degreesOfFreedom).inverseCumulativeProbability(probability);
    }
}
