package org.earmark.plugins.models.htsat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.earmark.spi.model.Pass;
import org.earmark.spi.tensor.Tensor;

/**
 * What the last stage looks at. Extras: {@code attention}, its weights averaged over its blocks, (B · windows, heads,
 * window², window²); and where that stage is a single window {@code attention-over-time}, (B, steps), the public
 * implementation's factor on the framewise probabilities of its attention heat maps.
 */
record AttentionMap(SwinStage stage, FrequencyGrouping grouping) {
    Map<String, Tensor> extras(Pass pass, Tensor tokens) {
        List<Tensor> blocks = stage.attentionWeights(pass, tokens);
        Tensor attention = blocks.stream().reduce(Tensor::add).orElseThrow().multiply(1.0 / blocks.size());
        Map<String, Tensor> extras = new HashMap<>(Map.of("attention", attention));
        if (attention.size(2) == (long) grouping.grid() * grouping.grid()) {
            extras.put("attention-over-time", overTime(attention));
        }
        return extras;
    }

    private Tensor overTime(Tensor attention) {
        Tensor received = attention.mean(1, 2);
        Tensor steps = grouping.apply(received.reshape(received.size(0), received.size(1), 1))
                .mean(1, 2);
        Tensor maximum = steps.max(1).reshape(-1, 1);
        Tensor minimum = steps.multiply(-1).max(1).multiply(-1).reshape(-1, 1);
        return steps.multiply(0.15)
                .add(maximum.multiply(0.85).subtract(minimum))
                .divide(maximum.subtract(minimum));
    }
}
