package org.earmark.core.start;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.earmark.spi.model.Initialisation;
import org.earmark.spi.model.Network;
import org.earmark.spi.model.NetworkOutput;
import org.earmark.spi.model.ParameterSpec;
import org.earmark.spi.model.Pass;
import org.earmark.spi.tensor.Tensor;

/** A network that is nothing but names and shapes. */
final class NamedNetwork implements Network {
    private final List<ParameterSpec> parameters = new ArrayList<>();

    NamedNetwork(Map<String, long[]> shapes) {
        shapes.forEach((name, shape) -> parameters.add(new ParameterSpec(name, shape, Initialisation.constant(7))));
    }

    @Override
    public List<ParameterSpec> parameters() {
        return parameters;
    }

    @Override
    public List<ParameterSpec> buffers() {
        return List.of();
    }

    @Override
    public boolean isHead(String name) {
        return name.startsWith("head.");
    }

    @Override
    public NetworkOutput forward(Pass pass, Tensor features) {
        throw new UnsupportedOperationException();
    }
}
