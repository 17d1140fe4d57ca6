package org.earmark.plugins.models.htsat;

import java.util.List;
import org.earmark.spi.layer.Layer;
import org.earmark.spi.layer.LayerNorm;
import org.earmark.spi.layer.Linear;
import org.earmark.spi.model.Initialisation;
import org.earmark.spi.model.ParameterSpec;
import org.earmark.spi.model.Pass;
import org.earmark.spi.tensor.Tensor;

/** Halves the resolution: four neighbouring tokens become one of twice the width (Swin Transformer, section 3.1). */
final class PatchMerging implements Layer {
    private final int grid;
    private final int width;
    private final LayerNorm norm;
    private final Linear reduction;

    PatchMerging(String name, int grid, int width) {
        this.grid = grid;
        this.width = width;
        norm = new LayerNorm(name + ".norm", 4 * width);
        reduction = new Linear(name + ".reduction", 4 * width, 2 * width, false, Initialisation.truncatedNormal(0.02));
    }

    /** (B, grid², width) → (B, (grid/2)², 2 · width). */
    Tensor apply(Pass pass, Tensor tokens) {
        int half = grid / 2;
        // the four neighbours (row, column) in the order (0,0), (1,0), (0,1), (1,1): the column changes slowest
        Tensor neighbours = tokens.reshape(-1, half, 2, half, 2, width)
                .permute(0, 1, 3, 4, 2, 5)
                .reshape(-1, (long) half * half, 4L * width);
        return reduction.apply(pass, norm.apply(pass, neighbours));
    }

    @Override
    public List<ParameterSpec> parameters() {
        return Layers.parameters(List.of(reduction, norm));
    }
}
