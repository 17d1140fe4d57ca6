package org.earmark.spi.layer;

import java.util.List;
import java.util.Optional;
import org.earmark.spi.model.Initialisation;
import org.earmark.spi.model.ParameterSpec;
import org.earmark.spi.model.Pass;
import org.earmark.spi.tensor.Tensor;

/**
 * A two-dimensional convolution with bias, {@code name.weight} (out, in, height, width) and {@code name.bias} (out),
 * initialised as PyTorch does by default.
 */
@SuppressWarnings("ArrayRecordComponent") // sizes are pairs throughout; layers are never compared
public record Conv2d(String name, int in, int out, int[] kernel, int[] stride, int[] padding) implements Layer {
    @Override
    public List<ParameterSpec> parameters() {
        long fanIn = (long) in * kernel[0] * kernel[1];
        return List.of(
                new ParameterSpec(
                        name + ".weight",
                        new long[] {out, in, kernel[0], kernel[1]},
                        Initialisation.kaimingUniform(Math.sqrt(5), fanIn)),
                new ParameterSpec(
                        name + ".bias", new long[] {out}, Initialisation.uniform(1 / Math.sqrt((double) fanIn))));
    }

    /** (B, in, H, W) → (B, out, H', W'). */
    public Tensor apply(Pass pass, Tensor x) {
        return x.conv2d(pass.parameter(name + ".weight"), Optional.of(pass.parameter(name + ".bias")), stride, padding);
    }
}
