package org.earmark.spi.layer;

import java.util.List;
import org.earmark.spi.model.Initialisation;
import org.earmark.spi.model.ParameterSpec;
import org.earmark.spi.model.Pass;
import org.earmark.spi.tensor.RunningStatistics;
import org.earmark.spi.tensor.Tensor;

/** Batch normalisation over axis 1 with PyTorch's defaults: epsilon 1e−5, momentum 0.1. */
public record BatchNorm(String name, int width) implements Layer {
    private static final double EPSILON = 1e-5;
    private static final double MOMENTUM = 0.1;

    @Override
    public List<ParameterSpec> parameters() {
        return List.of(
                new ParameterSpec(name + ".weight", new long[] {width}, Initialisation.constant(1)),
                new ParameterSpec(name + ".bias", new long[] {width}, Initialisation.constant(0)));
    }

    @Override
    public List<ParameterSpec> buffers() {
        return List.of(
                new ParameterSpec(name + ".running_mean", new long[] {width}, Initialisation.constant(0)),
                new ParameterSpec(name + ".running_var", new long[] {width}, Initialisation.constant(1)));
    }

    /** (B, width, …) → the same shape. */
    public Tensor apply(Pass pass, Tensor x) {
        return x.batchNorm(
                pass.parameter(name + ".weight"),
                pass.parameter(name + ".bias"),
                new RunningStatistics(name + ".running_mean", name + ".running_var"),
                MOMENTUM,
                EPSILON,
                pass.training());
    }
}
