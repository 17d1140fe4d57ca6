package org.earmark.analysis.statistics;

import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.hipparchus.analysis.solvers.BrentSolver;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.hipparchus.distribution.continuous.NormalDistribution;

/** What a two-sided paired t test could have seen. */
public final class Power {
    private static final NormalDistribution NORMAL = new NormalDistribution();
    private static final int PANELS = 64;
    /** So many standard deviations from its middle the normal distribution function is flat. */
    private static final double FLAT = 8;

    private Power() {}

    /**
     * The probability that the test rejects.
     *
     * @param effect true mean difference divided by the standard deviation of differences
     * @param pairs at least 2
     * @param alpha level of the test
     */
    public static double pairedT(double effect, int pairs, double alpha) {
        int degrees = pairs - 1;
        double critical = SampleSummary.quantile(degrees, 1 - alpha / 2);
        double shift = effect * Math.sqrt(pairs);
        ChiSquaredDistribution spread = new ChiSquaredDistribution(degrees);
        double end = Math.sqrt(spread.inverseCumulativeProbability(1 - 1e-12) / degrees);
        // Given the ratio of sample to true deviation the statistic is normal; integrate over that ratio. At strict
        // levels
        // the integrand falls to nothing within a small part of the range, which therefore has panels of its own.
        double falls = Math.min(end, Math.max(0, (shift - FLAT) / critical));
        double fallen = Math.min(end, (Math.abs(shift) + FLAT) / critical);
        DoubleUnaryOperator integrand = ratio -> {
            double density = 2 * degrees * ratio * spread.density(degrees * ratio * ratio);
            double bar = critical * ratio;
            return density * (NORMAL.cumulativeProbability(shift - bar) + NORMAL.cumulativeProbability(-shift - bar));
        };
        return integral(integrand, 0, falls) + integral(integrand, falls, fallen);
    }

    private static double integral(DoubleUnaryOperator integrand, double from, double to) {
        if (!(to > from)) {
            return 0;
        }
        double width = (to - from) / PANELS;
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(8, 0, width);
        double sum = 0;
        for (int panel = 0; panel < PANELS; panel++) {
            double start = from + width * panel;
            sum += rule.integrate(offset -> integrand.applyAsDouble(start + offset));
        }
        return sum;
    }

    /**
     * The smallest true difference that the test finds with the wanted power.
     *
     * @param standardDeviation of the differences, positive
     * @param pairs at least 2
     * @return in the unit of the standard deviation
     */
    public static double minimumDetectableEffect(double standardDeviation, int pairs, double alpha, double power) {
        double most = 1;
        while (pairedT(most, pairs, alpha) < power) {
            most *= 2;
        }
        double effect = new BrentSolver(1e-6).solve(200, d -> pairedT(d, pairs, alpha) - power, 0, most);
        return effect * standardDeviation;
    }
}
