package org.earmark.plugins.models.htsat;

import java.util.List;
import org.earmark.spi.layer.Layer;
import org.earmark.spi.layer.Linear;
import org.earmark.spi.model.Initialisation;
import org.earmark.spi.model.ParameterSpec;
import org.earmark.spi.model.Pass;
import org.earmark.spi.tensor.Tensor;
import org.earmark.spi.tensor.WindowGrid;

/** Multi-head self-attention within each window, with a bias for the relative position of two tokens. */
final class WindowAttention implements Layer {
    private final int heads;
    private final Linear queriesKeysValues;
    private final RelativePositionBias positions;
    private final ShiftMask mask;
    private final Linear projection;
    private final Dropout dropout;

    WindowAttention(String name, int width, int heads, WindowGrid windows, double dropout) {
        this.heads = heads;
        Initialisation weights = Initialisation.truncatedNormal(0.02);
        queriesKeysValues = new Linear(name + ".qkv", width, 3 * width, true, weights);
        positions = new RelativePositionBias(name + ".relative_position_bias_table", windows.window(), heads);
        mask = new ShiftMask(windows);
        projection = new Linear(name + ".proj", width, width, true, weights);
        this.dropout = new Dropout(name, dropout);
    }

    /** (B · windows, window², width) → the same shape. */
    Tensor apply(Pass pass, Tensor windows) {
        Tensor attended = queriesKeysValues.apply(pass, windows).attention(heads, bias(pass));
        return dropout.apply(pass, projection.apply(pass, attended));
    }

    /** (B · windows, window², width) → (B · windows, heads, window², window²). */
    Tensor weights(Pass pass, Tensor windows) {
        return queriesKeysValues.apply(pass, windows).attentionWeights(heads, bias(pass));
    }

    /** Position bias and shift mask in one: (1 or windows, heads, window², window²). */
    private Tensor bias(Pass pass) {
        return mask.addTo(pass, positions.apply(pass));
    }

    @Override
    public List<ParameterSpec> parameters() {
        return Layers.parameters(List.of(positions, queriesKeysValues, projection));
    }
}
