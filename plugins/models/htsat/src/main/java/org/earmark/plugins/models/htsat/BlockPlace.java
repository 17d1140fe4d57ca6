package org.earmark.plugins.models.htsat;

import org.earmark.spi.tensor.WindowGrid;

/**
 * Where in the hierarchy a block stands.
 *
 * @param width channels
 * @param heads attention heads
 * @param grid edge of the token grid
 * @param window edge of a window, at most {@code grid}
 * @param alternate whether its windows lie between those of the block before
 * @param dropRate rate of stochastic depth
 */
record BlockPlace(int width, int heads, int grid, int window, boolean alternate, double dropRate) {
    /** A single window is never shifted: there is nothing to connect. */
    WindowGrid windows() {
        int shift = alternate && window < grid ? window / 2 : 0;
        return new WindowGrid(grid, grid, window, shift);
    }
}
