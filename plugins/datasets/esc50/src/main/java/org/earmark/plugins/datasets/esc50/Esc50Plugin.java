package org.earmark.plugins.datasets.esc50;

import java.util.List;
import org.earmark.spi.Plugin;
import org.earmark.spi.data.DatasetFactory;

/** Offers {@code esc50}. */
public final class Esc50Plugin implements Plugin {
    @Override
    public List<DatasetFactory<?>> datasets() {
        return List.of(new Esc50Factory());
    }
}
