package org.earmark.spi.layer;

import java.util.List;
import java.util.Optional;
import org.earmark.spi.model.Initialisation;
import org.earmark.spi.model.ParameterSpec;
import org.earmark.spi.model.Pass;
import org.earmark.spi.tensor.Tensor;

/** A fully connected layer, {@code name.weight} (out, in) and optionally {@code name.bias} (out). */
public record Linear(String name, int in, int out, boolean hasBias, Initialisation weights) implements Layer {
    @Override
    public List<ParameterSpec> parameters() {
        ParameterSpec weight = new ParameterSpec(name + ".weight", new long[] {out, in}, weights);
        return hasBias
                ? List.of(weight, new ParameterSpec(name + ".bias", new long[] {out}, Initialisation.constant(0)))
                : List.of(weight);
    }

    /** (…, in) → (…, out). */
    public Tensor apply(Pass pass, Tensor x) {
        return x.linear(
                pass.parameter(name + ".weight"),
                hasBias ? Optional.of(pass.parameter(name + ".bias")) : Optional.empty());
    }
}
