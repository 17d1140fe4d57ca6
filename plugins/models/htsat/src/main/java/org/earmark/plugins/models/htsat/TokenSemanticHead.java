package org.earmark.plugins.models.htsat;

import java.util.List;
import org.earmark.spi.layer.Conv2d;
import org.earmark.spi.model.NetworkOutput;
import org.earmark.spi.model.ParameterSpec;
import org.earmark.spi.model.Pass;
import org.earmark.spi.tensor.Tensor;

/**
 * The token-semantic module (section 2.2 of the paper): a convolution over all frequency bands and three time steps
 * gives the logits of every class at every step; a clip's logits are their mean over time.
 */
final class TokenSemanticHead implements Head {
    private final FrequencyGrouping grouping;
    private final Conv2d convolution;

    TokenSemanticHead(String name, int width, int classes, FrequencyGrouping grouping) {
        this.grouping = grouping;
        convolution =
                new Conv2d(name, width, classes, new int[] {grouping.bands(), 3}, new int[] {1, 1}, new int[] {0, 1});
    }

    @Override
    public NetworkOutput apply(Pass pass, Tensor tokens) {
        Tensor grouped = grouping.apply(tokens);
        Tensor logits = convolution.apply(pass, grouped);
        Tensor overTime = logits.reshape(logits.size(0), logits.size(1), grouping.steps());
        return NetworkOutput.of(overTime.mean(2), overTime.permute(0, 2, 1), grouped.mean(2, 3));
    }

    @Override
    public FrequencyGrouping grouping() {
        return grouping;
    }

    @Override
    public List<ParameterSpec> parameters() {
        return convolution.parameters();
    }
}
