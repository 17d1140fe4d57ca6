package org.earmark.plugins.mixups.spectrogram;

import java.util.Optional;
import org.earmark.spi.mixup.Mixup;
import org.earmark.spi.mixup.MixupDomain;
import org.earmark.spi.mixup.MixupPlan;
import org.earmark.spi.random.RandomStream;

/** Mixes sample i with sample B − 1 − i of the same batch, λ_i ~ Beta(α, α) independently. */
final class SpectrogramMixup implements Mixup {
    private final SpectrogramMixupOptions options;

    SpectrogramMixup(SpectrogramMixupOptions options) {
        this.options = options;
    }

    @Override
    public Optional<MixupPlan> plan(int batchSize, int setSize, RandomStream random) {
        int[] partners = new int[batchSize];
        float[] lambdas = new float[batchSize];
        for (int i = 0; i < batchSize; i++) {
            partners[i] = batchSize - 1 - i;
            lambdas[i] = (float) random.nextSymmetricBeta(options.alpha());
        }
        return Optional.of(new MixupPlan(MixupDomain.SPECTROGRAM, options.labels(), partners, lambdas));
    }
}
