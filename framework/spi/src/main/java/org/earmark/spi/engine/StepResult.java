package org.earmark.spi.engine;

/**
 * What an optimiser step reports.
 *
 * @param loss mean over the global batch
 * @param gradientNorm Euclidean norm over all parameters before clipping
 */
public record StepResult(double loss, double gradientNorm) {
    public boolean isFinite() {
        return Double.isFinite(loss) && Double.isFinite(gradientNorm);
    }
}
