package org.earmark.plugins.datasets.scv2;

import java.util.List;
import org.earmark.spi.Plugin;
import org.earmark.spi.data.DatasetFactory;

/** Offers {@code scv2}. */
public final class Scv2Plugin implements Plugin {
    @Override
    public List<DatasetFactory<?>> datasets() {
        return List.of(new Scv2Factory());
    }
}
