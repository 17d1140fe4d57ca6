package org.earmark.plugins.models.htsat;

import java.util.List;
import org.earmark.spi.layer.Linear;
import org.earmark.spi.model.Initialisation;
import org.earmark.spi.model.NetworkOutput;
import org.earmark.spi.model.ParameterSpec;
import org.earmark.spi.model.Pass;
import org.earmark.spi.tensor.Tensor;

/**
 * The head of variant H: a linear layer on the mean of all tokens. As in the public implementation the same layer
 * reads the steps in time from features that are summed, not averaged, over frequency.
 */
final class HierarchyHead implements Head {
    private final FrequencyGrouping grouping;
    private final Linear linear;

    HierarchyHead(String name, int width, int classes, FrequencyGrouping grouping) {
        this.grouping = grouping;
        linear = new Linear(name, width, classes, true, Initialisation.truncatedNormal(0.02));
    }

    @Override
    public NetworkOutput apply(Pass pass, Tensor tokens) {
        Tensor latent = tokens.mean(1);
        Tensor overTime = grouping.apply(tokens).sum(2).permute(0, 2, 1);
        return NetworkOutput.of(linear.apply(pass, latent), linear.apply(pass, overTime), latent);
    }

    @Override
    public FrequencyGrouping grouping() {
        return grouping;
    }

    @Override
    public List<ParameterSpec> parameters() {
        return linear.parameters();
    }
}
