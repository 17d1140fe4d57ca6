package org.earmark.plugins.models.htsat;

import org.earmark.spi.mixup.MixupPlan;
import org.earmark.spi.model.Pass;
import org.earmark.spi.tensor.FloatArray;
import org.earmark.spi.tensor.Tensor;

/** Mixes the spectrograms of a batch as planned: x_i ← λ_i·x_i + (1 − λ_i)·x_{partner(i)}. */
final class SpectrogramMixup {
    /** (B, mel bands, frames) → the same shape. */
    Tensor apply(Pass pass, Tensor spectrogram) {
        return pass.spectrogramMixup().map(plan -> mix(pass, plan, spectrogram)).orElse(spectrogram);
    }

    private static Tensor mix(Pass pass, MixupPlan plan, Tensor spectrogram) {
        float[] own = plan.lambdas();
        float[] other = new float[own.length];
        for (int i = 0; i < own.length; i++) {
            other[i] = 1 - own[i];
        }
        return spectrogram
                .multiply(pass.of(new FloatArray(own, own.length, 1, 1)))
                .add(spectrogram
                        .gather(0, plan.partners())
                        .multiply(pass.of(new FloatArray(other, other.length, 1, 1))));
    }
}
