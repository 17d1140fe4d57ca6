package org.earmark.plugins.models.htsat;

import java.util.List;
import org.earmark.spi.layer.Conv2d;
import org.earmark.spi.layer.Layer;
import org.earmark.spi.layer.LayerNorm;
import org.earmark.spi.model.ParameterSpec;
import org.earmark.spi.model.Pass;
import org.earmark.spi.tensor.Tensor;

/** Turns patches of the image into tokens: a convolution as wide as a patch, then layer normalisation. */
final class PatchEmbedding implements Layer {
    private final Conv2d projection;
    private final LayerNorm norm;
    private final Dropout dropout;

    PatchEmbedding(String name, Dimensions sizes, double dropout) {
        int width = sizes.width(0);
        projection = new Conv2d(
                name + ".proj",
                1,
                width,
                pair(sizes.patchSize()),
                pair(sizes.patchStride()),
                pair(sizes.patchPadding()));
        norm = new LayerNorm(name + ".norm", width);
        this.dropout = new Dropout(name, dropout);
    }

    /** (B, 1, side, side) → (B, grid², width), row by row. */
    Tensor apply(Pass pass, Tensor image) {
        Tensor patches = projection.apply(pass, image);
        Tensor tokens = patches.reshape(patches.size(0), patches.size(1), -1).permute(0, 2, 1);
        return dropout.apply(pass, norm.apply(pass, tokens));
    }

    @Override
    public List<ParameterSpec> parameters() {
        return Layers.parameters(List.of(projection, norm));
    }

    private static int[] pair(int size) {
        return new int[] {size, size};
    }
}
