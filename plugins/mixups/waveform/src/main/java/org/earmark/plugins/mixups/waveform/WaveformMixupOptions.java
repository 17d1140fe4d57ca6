package org.earmark.plugins.mixups.waveform;

import org.earmark.spi.Validated;
import org.earmark.spi.error.Problems;

/**
 * How strongly and how often waveforms are mixed.
 *
 * @param alpha both parameters of the beta distribution of λ; AST's 10 mixes about half and half
 * @param share of the samples that are mixed, in [0, 1]
 */
public record WaveformMixupOptions(double alpha, double share) implements Validated {
    @Override
    public void validate(Problems problems) {
        problems.require(alpha > 0 && alpha <= 100, "alpha", alpha, "must be in (0, 100]");
        problems.require(share >= 0 && share <= 1, "share", share, "must be in [0, 1]");
    }
}
