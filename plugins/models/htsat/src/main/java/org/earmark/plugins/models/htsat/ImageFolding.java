package org.earmark.plugins.models.htsat;

import org.earmark.spi.tensor.Tensor;

/**
 * Cuts a spectrogram along time and stacks the pieces along frequency, so that a square image keeps the order of
 * patches in time within each piece (section 2.1.1 of the paper).
 */
record ImageFolding(int pieces) {
    /** (B, mel bands, pieces · side) → (B, 1, side, side), row = piece · mel bands + band. */
    Tensor apply(Tensor spectrogram) {
        long bands = spectrogram.size(1);
        long side = spectrogram.size(2) / pieces;
        return spectrogram.reshape(-1, bands, pieces, side).permute(0, 2, 1, 3).reshape(-1, 1, pieces * bands, side);
    }
}
