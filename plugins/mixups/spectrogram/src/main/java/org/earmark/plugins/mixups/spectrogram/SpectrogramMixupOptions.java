package org.earmark.plugins.mixups.spectrogram;

import org.earmark.spi.Validated;
import org.earmark.spi.error.Problems;
import org.earmark.spi.mixup.LabelMixing;

/**
 * How strongly spectrograms are mixed.
 *
 * @param alpha both parameters of the beta distribution of λ; small values keep most samples nearly pure
 * @param labels what becomes of the labels
 */
public record SpectrogramMixupOptions(double alpha, LabelMixing labels) implements Validated {
    @Override
    public void validate(Problems problems) {
        problems.require(alpha > 0 && alpha <= 100, "alpha", alpha, "must be in (0, 100]");
    }
}
