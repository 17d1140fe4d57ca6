package org.earmark.plugins.models.htsat;

import org.earmark.spi.tensor.Tensor;

/**
 * Undoes the folding on the last stage's tokens: the pieces that were stacked along frequency become neighbours in time
 * again (section 2.1.3 of the paper).
 *
 * @param pieces of the folded spectrogram
 * @param grid edge of the token grid
 */
record FrequencyGrouping(int pieces, int grid) {
    /** Rows of tokens that remain along frequency. */
    int bands() {
        return grid / pieces;
    }

    /** Columns of tokens along time. */
    int steps() {
        return pieces * grid;
    }

    /** (B, grid², width) → (B, width, bands, steps), step = piece · grid + column. */
    Tensor apply(Tensor tokens) {
        long width = tokens.size(2);
        return tokens.reshape(-1, pieces, bands(), grid, width)
                .permute(0, 4, 2, 1, 3)
                .reshape(-1, width, bands(), steps());
    }
}
