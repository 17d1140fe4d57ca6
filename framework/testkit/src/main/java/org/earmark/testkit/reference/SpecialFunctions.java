package org.earmark.testkit.reference;

/** Functions that {@link Math} lacks, to double precision. */
final class SpecialFunctions {
    private SpecialFunctions() {}

    /**
     * The error function by its series of positive terms, 2/√π·e^(−x²)·Σ 2ⁿ·x^(2n+1)/(2n+1)!! (Abramowitz and Stegun
     * 7.1.6), which loses no digits to cancellation.
     */
    static double erf(double x) {
        if (Math.abs(x) > 6) {
            return Math.signum(x); // erfc(6) is 2e-17, below half a unit in the last place of 1
        }
        double term = x;
        double sum = x;
        for (int n = 1; Math.abs(term) > 1e-18 * Math.abs(sum); n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
    }

    /** Φ, the distribution function of the standard normal distribution. */
    static double normalDistribution(double x) {
        return (1 + erf(x / Math.sqrt(2))) / 2;
    }

    /** φ, the density of the standard normal distribution. */
    static double normalDensity(double x) {
        return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }
}
