package org.earmark.plugins.models.htsat;

import java.util.Arrays;
import org.earmark.spi.model.Pass;
import org.earmark.spi.random.RandomStream;
import org.earmark.spi.tensor.FloatArray;
import org.earmark.spi.tensor.Tensor;

/**
 * Sets stripes of a spectrogram to 0 in training, drawn for each sample by itself (SpecAugment, Park et al. 2019): the
 * width of a stripe is uniform in [0, width), its start uniform in [0, total − drawn width).
 */
record SpecAugment(SpecAugmentOptions options) {
    /** (B, mel bands, frames) → the same shape. */
    Tensor apply(Pass pass, Tensor spectrogram) {
        if (!pass.training() || !options.enabled()) {
            return spectrogram;
        }
        long bands = spectrogram.size(1);
        long frames = spectrogram.size(2);
        FloatArray time = mask(pass, "spec-augment.time", frames, options.timeStripes(), options.timeWidth());
        FloatArray frequency =
                mask(pass, "spec-augment.frequency", bands, options.frequencyStripes(), options.frequencyWidth());
        return spectrogram
                .multiply(pass.of(time).reshape(-1, 1, frames))
                .multiply(pass.of(frequency).reshape(-1, bands, 1));
    }

    /** Ones with stripes of zeros: (B, total). */
    private static FloatArray mask(Pass pass, String purpose, long total, int stripes, int width) {
        FloatArray mask = FloatArray.filled(1, pass.batchSize(), total);
        for (int sample = 0; sample < pass.batchSize(); sample++) {
            RandomStream random = pass.random(purpose, sample);
            for (int i = 0; i < stripes; i++) {
                // no stripe can cover everything: a start must remain to be drawn
                int length = random.nextInt(Math.toIntExact(Math.min(width, total)));
                int start = Math.toIntExact(sample * total) + random.nextInt(Math.toIntExact(total - length));
                Arrays.fill(mask.values(), start, start + length, 0);
            }
        }
        return mask;
    }
}
