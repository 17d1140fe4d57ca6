package org.earmark.plugins.mixups.spectrogram;

import org.earmark.spi.Validated;
import org.earmark.spi.error.Problems;
import org.earmark.spi.mixup.LabelMixing;

/**
 * How strongly spectrograms are mixed.
 *
 * @param alpha both parameters of the beta distribution of λ; small values keep most samples nearly pure
 */
public record LabelOrOptions(double alpha) implements Validated {
    @Override
    public void validate(Problems problems) {
        new SpectrogramMixupOptions(alpha, LabelMixing.UNION).validate(problems);
    }
}
