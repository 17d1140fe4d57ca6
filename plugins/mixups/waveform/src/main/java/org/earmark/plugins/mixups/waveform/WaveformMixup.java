package org.earmark.plugins.mixups.waveform;

import java.util.Arrays;
import java.util.Optional;
import org.earmark.spi.mixup.LabelMixing;
import org.earmark.spi.mixup.Mixup;
import org.earmark.spi.mixup.MixupDomain;
import org.earmark.spi.mixup.MixupPlan;
import org.earmark.spi.random.RandomStream;

/**
 * Mixup as AST trains with it (Gong, Chung, Glass 2021): waveforms, with a partner from the whole training set, labels
 * mixed linearly. AST also takes the mean off each waveform, which is not done here.
 */
final class WaveformMixup implements Mixup {
    private final WaveformMixupOptions options;

    WaveformMixup(WaveformMixupOptions options) {
        this.options = options;
    }

    @Override
    public Optional<MixupPlan> plan(int batchSize, int setSize, RandomStream random) {
        int[] partners = new int[batchSize];
        float[] lambdas = new float[batchSize];
        Arrays.fill(lambdas, 1);
        for (int i = 0; i < batchSize; i++) {
            boolean mixed = random.nextDouble() < options.share();
            partners[i] = random.nextInt(setSize);
            if (mixed) {
                lambdas[i] = (float) random.nextSymmetricBeta(options.alpha());
            }
        }
        return Optional.of(new MixupPlan(MixupDomain.WAVEFORM, LabelMixing.LINEAR, partners, lambdas));
    }
}
