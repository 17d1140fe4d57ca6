package org.earmark.spi.layer;

import java.util.List;
import org.earmark.spi.model.Initialisation;
import org.earmark.spi.model.ParameterSpec;
import org.earmark.spi.model.Pass;
import org.earmark.spi.tensor.Tensor;

/** Layer normalisation over the last axis, {@code name.weight} and {@code name.bias}. */
public record LayerNorm(String name, int width, double epsilon) implements Layer {
    public LayerNorm(String name, int width) {
        this(name, width, 1e-5);
    }

    @Override
    public List<ParameterSpec> parameters() {
        return List.of(
                new ParameterSpec(name + ".weight", new long[] {width}, Initialisation.constant(1)),
                new ParameterSpec(name + ".bias", new long[] {width}, Initialisation.constant(0)));
    }

    public Tensor apply(Pass pass, Tensor x) {
        return x.layerNorm(pass.parameter(name + ".weight"), pass.parameter(name + ".bias"), epsilon);
    }
}
