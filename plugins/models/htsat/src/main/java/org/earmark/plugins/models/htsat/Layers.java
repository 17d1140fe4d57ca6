package org.earmark.plugins.models.htsat;

import java.util.List;
import org.earmark.spi.layer.Layer;
import org.earmark.spi.model.ParameterSpec;

/** What a composition of layers declares. */
final class Layers {
    private Layers() {}

    static List<ParameterSpec> parameters(List<? extends Layer> layers) {
        return layers.stream().flatMap(layer -> layer.parameters().stream()).toList();
    }
}
