package org.earmark.spi.mixup;

import java.util.Arrays;
import java.util.Objects;

/**
 * How the samples of one batch are mixed: x_i ← λ_i·x_i + (1 − λ_i)·x_{partner(i)}.
 *
 * @param domain where
 * @param labels what becomes of the labels
 * @param partners for {@link MixupDomain#SPECTROGRAM} places in the batch, for {@link MixupDomain#WAVEFORM} places in
 *     the training set
 * @param lambdas in [0, 1], one per sample; 1 leaves a sample alone
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of per-batch draws, never compared
public record MixupPlan(MixupDomain domain, LabelMixing labels, int[] partners, float[] lambdas) {
    public MixupPlan {
        Objects.requireNonNull(domain);
        Objects.requireNonNull(labels);
        if (partners.length != lambdas.length) {
            throw new IllegalArgumentException(
                    partners.length + " partners for " + lambdas.length + " mixing coefficients");
        }
        for (float lambda : lambdas) {
            if (!(lambda >= 0 && lambda <= 1)) {
                throw new IllegalArgumentException("mixing coefficients " + Arrays.toString(lambdas) + " leave [0, 1]");
            }
        }
    }

    public int size() {
        return partners.length;
    }
}
