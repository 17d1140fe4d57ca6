package org.earmark.plugins.models.htsat;

import java.util.List;
import org.earmark.spi.layer.Layer;
import org.earmark.spi.layer.Linear;
import org.earmark.spi.model.Initialisation;
import org.earmark.spi.model.ParameterSpec;
import org.earmark.spi.model.Pass;
import org.earmark.spi.tensor.Tensor;

/** The feed-forward part of a block: linear, exact GELU, linear. */
final class Mlp implements Layer {
    private final Linear expand;
    private final Linear contract;
    private final Dropout hiddenDropout;
    private final Dropout outputDropout;

    Mlp(String name, int width, int hidden, double dropout) {
        Initialisation weights = Initialisation.truncatedNormal(0.02);
        expand = new Linear(name + ".fc1", width, hidden, true, weights);
        contract = new Linear(name + ".fc2", hidden, width, true, weights);
        hiddenDropout = new Dropout(name + ".fc1", dropout);
        outputDropout = new Dropout(name + ".fc2", dropout);
    }

    /** (B, N, width) → the same shape. */
    Tensor apply(Pass pass, Tensor tokens) {
        Tensor hidden = hiddenDropout.apply(pass, expand.apply(pass, tokens).gelu());
        return outputDropout.apply(pass, contract.apply(pass, hidden));
    }

    @Override
    public List<ParameterSpec> parameters() {
        return Layers.parameters(List.of(expand, contract));
    }
}
