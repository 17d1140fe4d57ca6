package org.earmark.plugins.models.htsat;

import java.util.List;
import org.earmark.spi.layer.Layer;
import org.earmark.spi.layer.LayerNorm;
import org.earmark.spi.model.ParameterSpec;
import org.earmark.spi.model.Pass;
import org.earmark.spi.tensor.Tensor;
import org.earmark.spi.tensor.WindowGrid;

/** A pre-norm transformer block whose attention stays within windows (Swin Transformer, figure 3b). */
final class SwinBlock implements Layer {
    private final WindowGrid windows;
    private final LayerNorm attentionNorm;
    private final WindowAttention attention;
    private final StochasticDepth attentionDepth;
    private final LayerNorm mlpNorm;
    private final Mlp mlp;
    private final StochasticDepth mlpDepth;

    SwinBlock(String name, BlockPlace place, double mlpRatio, double dropout) {
        int width = place.width();
        windows = place.windows();
        attentionNorm = new LayerNorm(name + ".norm1", width);
        attention = new WindowAttention(name + ".attn", width, place.heads(), windows, dropout);
        attentionDepth = new StochasticDepth(name + ".attn", place.dropRate());
        mlpNorm = new LayerNorm(name + ".norm2", width);
        mlp = new Mlp(name + ".mlp", width, (int) (width * mlpRatio), dropout);
        mlpDepth = new StochasticDepth(name + ".mlp", place.dropRate());
    }

    /** (B, grid², width) → the same shape. */
    Tensor apply(Pass pass, Tensor tokens) {
        Tensor attended = attention.apply(pass, windowed(pass, tokens)).mergeWindows(windows);
        Tensor x = tokens.add(attentionDepth.apply(pass, attended));
        return x.add(mlpDepth.apply(pass, mlp.apply(pass, mlpNorm.apply(pass, x))));
    }

    /** (B, grid², width) → (B · windows, heads, window², window²). */
    Tensor attentionWeights(Pass pass, Tensor tokens) {
        return attention.weights(pass, windowed(pass, tokens));
    }

    private Tensor windowed(Pass pass, Tensor tokens) {
        return attentionNorm.apply(pass, tokens).partitionWindows(windows);
    }

    @Override
    public List<ParameterSpec> parameters() {
        return Layers.parameters(List.of(attentionNorm, attention, mlpNorm, mlp));
    }
}
