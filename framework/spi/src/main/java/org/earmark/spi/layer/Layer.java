package org.earmark.spi.layer;

import java.util.List;
import org.earmark.spi.model.ParameterSpec;

/** A piece of a network that declares its own parameters. */
public interface Layer {
    List<ParameterSpec> parameters();

    default List<ParameterSpec> buffers() {
        return List.of();
    }
}
