package org.earmark.plugins.models.htsat;

import java.util.List;
import org.earmark.spi.Plugin;
import org.earmark.spi.model.ModelFactory;

/** Brings the HTS-AT family of models. */
public final class HtsAtPlugin implements Plugin {
    @Override
    public List<ModelFactory<?>> models() {
        return List.of(new HtsAtFactory());
    }
}
