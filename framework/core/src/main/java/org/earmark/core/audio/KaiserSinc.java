package org.earmark.core.audio;

/**
 * The impulse response of a low-pass filter: a sinc under a Kaiser window (J. F. Kaiser, 1974).
 *
 * <p>Designed by Kaiser's formulas from the attenuation A and the relative transition band: β = 0.1102·(A − 8.7), width
 * (A − 7.95) / (14.36·Δf).
 */
final class KaiserSinc {
    private final double cutoff;
    private final double halfWidth;
    private final double beta;

    /**
     * @param passEdge upper end of the pass band in cycles a sample
     * @param stopEdge lower end of the stop band in cycles a sample, above {@code passEdge}
     * @param attenuation of the stop band in decibels, above 50
     */
    KaiserSinc(double passEdge, double stopEdge, double attenuation) {
        cutoff = passEdge + stopEdge;
        beta = 0.1102 * (attenuation - 8.7);
        halfWidth = 0.5 * (attenuation - 7.95) / (14.36 * (stopEdge - passEdge));
    }

    /** @return half the length of the response in samples: it is zero beyond ± this */
    double halfWidth() {
        return halfWidth;
    }

    /** @return the response at a distance from its centre, in samples */
    double at(double distance) {
        double x = distance / halfWidth;
        if (Math.abs(x) >= 1) {
            return 0;
        }
        double angle = Math.PI * cutoff * distance;
        double sinc = angle == 0 ? 1 : Math.sin(angle) / angle;
        return cutoff * sinc * bessel(beta * Math.sqrt(1 - x * x)) / bessel(beta);
    }

    /** The modified Bessel function of the first kind and order 0, by its power series. */
    private static double bessel(double x) {
        double quarterSquare = x * x / 4;
        double term = 1;
        double sum = 1;
        for (int k = 1; term > sum * 1e-17; k++) {
            term *= quarterSquare / ((double) k * k);
            sum += term;
        }
        return sum;
    }
}
