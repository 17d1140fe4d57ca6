package org.earmark.analysis.statistics;

import java.util.Collection;
import java.util.Optional;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.stat.descriptive.moment.Mean;
import org.hipparchus.stat.descriptive.moment.StandardDeviation;

/**
 * Mean and spread of independent values.
 *
 * @param n number of values
 * @param mean NaN when there is none
 * @param standardDeviation of the sample (divisor n − 1); NaN for fewer than two values
 * @param interval for the mean, by Student's t; empty for fewer than two values, and for values without any spread, which
 *     say nothing of how far another would be
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
        if (deviation / Math.sqrt(values.length) <= Spread.rounding(values)) {
            return new SampleSummary(values.length, mean, deviation, Optional.empty());
        }
        double half = quantile(values.length - 1, (1 + level) / 2) * deviation / Math.sqrt(values.length);
        return new SampleSummary(
                values.length, mean, deviation, Optional.of(new Interval(mean - half, mean + half, level)));
    }

    /**
     * Where the mean of further values of the same kind is expected: mean ± t · s · √(1/n + 1/further), t with n − 1
     * degrees of freedom (Hahn and Meeker 1991, prediction intervals for a normal population). Wider than the interval of
     * the mean, because those values are drawn as well.
     *
     * @param further how many values that mean is of, at least 1
     * @return at the level of the interval; empty where there is none
     */
    public Optional<Interval> prediction(int further) {
        return interval.map(own -> {
            double half =
                    quantile(n - 1, (1 + own.level()) / 2) * standardDeviation * Math.sqrt(1.0 / n + 1.0 / further);
            return new Interval(mean - half, mean + half, own.level());
        });
    }

    /** Half the width that {@link #prediction} would come down to with ever more values of this spread: z · s / √further. */
    public double narrowestPrediction(int further) {
        double upper = (1 + interval.map(Interval::level).orElse(LEVEL)) / 2;
        return new NormalDistribution().inverseCumulativeProbability(upper) * standardDeviation / Math.sqrt(further);
    }

    /** Whether there are several values and all of them are equal. */
    public boolean withoutSpread() {
        return n > 1 && interval.isEmpty();
    }

    /** The standard error of the mean; NaN for fewer than two values. */
    public double standardError() {
        return standardDeviation / Math.sqrt(n);
    }

    static double quantile(int degreesOfFreedom, double probability) {
        return new TDistribution(degreesOfFreedom).inverseCumulativeProbability(probability);
    }
}
