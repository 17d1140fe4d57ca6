package org.earmark.plugins.models.htsat;

import java.util.List;
import org.earmark.spi.layer.Layer;
import org.earmark.spi.model.Initialisation;
import org.earmark.spi.model.ParameterSpec;
import org.earmark.spi.model.Pass;
import org.earmark.spi.tensor.Tensor;

/**
 * A learnt bias for each head and each offset between two tokens of a window (Swin Transformer, equation 4).
 *
 * @param name of the table, ((2 · window − 1)², heads)
 */
record RelativePositionBias(String name, int window, int heads) implements Layer {
    /** (1, heads, window², window²). */
    Tensor apply(Pass pass) {
        int tokens = window * window;
        return pass.parameter(name)
                .gather(0, offsets())
                .reshape(1, tokens, tokens, heads)
                .permute(0, 3, 1, 2);
    }

    /** For every pair (query, key) the row of the table for their offset, query by query. */
    int[] offsets() {
        int tokens = window * window;
        int[] offsets = new int[tokens * tokens];
        for (int query = 0; query < tokens; query++) {
            for (int key = 0; key < tokens; key++) {
                int rows = query / window - key / window + window - 1;
                int columns = query % window - key % window + window - 1;
                offsets[query * tokens + key] = rows * (2 * window - 1) + columns;
            }
        }
        return offsets;
    }

    @Override
    public List<ParameterSpec> parameters() {
        long rows = (2L * window - 1) * (2L * window - 1);
        return List.of(new ParameterSpec(name, new long[] {rows, heads}, Initialisation.truncatedNormal(0.02)));
    }
}
