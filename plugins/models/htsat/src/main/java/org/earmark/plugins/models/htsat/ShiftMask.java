package org.earmark.plugins.models.htsat;

import org.earmark.spi.model.Pass;
import org.earmark.spi.tensor.FloatArray;
import org.earmark.spi.tensor.Tensor;
import org.earmark.spi.tensor.WindowGrid;

/**
 * Keeps tokens apart that share a shifted window only because the grid was rolled around its edges (Swin Transformer,
 * figure 4).
 */
record ShiftMask(WindowGrid grid) {
    private static final float APART = -100;

    /** (1, heads, N, N) → the same, or (windows, heads, N, N) where windows are shifted. */
    Tensor addTo(Pass pass, Tensor bias) {
        if (grid.shift() == 0) {
            return bias;
        }
        String key = "shift-mask." + grid.height() + "." + grid.width() + "." + grid.window() + "." + grid.shift();
        return bias.add(pass.constant(key, this::values));
    }

    /** 0 between tokens of the same region, −100 otherwise: (windows, 1, N, N). */
    FloatArray values() {
        int tokens = grid.tokens();
        int[] regions = regions();
        FloatArray mask = FloatArray.zeros(grid.windows(), 1, tokens, tokens);
        int place = 0;
        for (int window = 0; window < grid.windows(); window++) {
            for (int query = 0; query < tokens; query++) {
                for (int key = 0; key < tokens; key++) {
                    boolean together = regions[window * tokens + query] == regions[window * tokens + key];
                    mask.values()[place++] = together ? 0 : APART;
                }
            }
        }
        return mask;
    }

    /** For every place of the partitioned grid whether its row and its column came around the edge. */
    private int[] regions() {
        int[] sources = grid.sources();
        int[] regions = new int[sources.length];
        for (int i = 0; i < sources.length; i++) {
            int row = sources[i] / grid.width() < grid.shift() ? 1 : 0;
            int column = sources[i] % grid.width() < grid.shift() ? 1 : 0;
            regions[i] = 2 * row + column;
        }
        return regions;
    }
}
