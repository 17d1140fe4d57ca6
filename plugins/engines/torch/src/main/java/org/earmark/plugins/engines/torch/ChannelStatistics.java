package org.earmark.plugins.engines.torch;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * Mean and biased variance by which a batch is normalised.
 *
 * @param mean (C), or undefined to take both from the input and differentiate through them
 * @param variance (C), or undefined
 */
record ChannelStatistics(TensorOptional mean, TensorOptional variance) {
    static ChannelStatistics of(Tensor mean, Tensor variance) {
        return new ChannelStatistics(new TensorOptional(mean), new TensorOptional(variance));
    }

    static ChannelStatistics ofInput() {
        return new ChannelStatistics(new TensorOptional(), new TensorOptional());
    }

    Tensor normalise(Tensor input, Tensor weight, Tensor bias, double epsilon) {
        boolean fromInput = !mean.has_value();
        return torch.batch_norm(
                input,
                new TensorOptional(weight),
                new TensorOptional(bias),
                mean,
                variance,
                fromInput,
                0,
                epsilon,
                false);
    }
}
