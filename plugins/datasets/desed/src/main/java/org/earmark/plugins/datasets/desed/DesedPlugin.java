package org.earmark.plugins.datasets.desed;

import java.util.List;
import org.earmark.spi.Plugin;
import org.earmark.spi.data.DatasetFactory;

/** Offers {@code desed}. */
public final class DesedPlugin implements Plugin {
    @Override
    public List<DatasetFactory<?>> datasets() {
        return List.of(new DesedFactory());
    }
}
