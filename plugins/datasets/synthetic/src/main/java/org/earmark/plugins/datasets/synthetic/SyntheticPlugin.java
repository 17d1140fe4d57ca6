package org.earmark.plugins.datasets.synthetic;

import java.util.List;
import org.earmark.spi.Plugin;
import org.earmark.spi.data.DatasetFactory;

/** Offers {@code synthetic}. */
public final class SyntheticPlugin implements Plugin {
    @Override
    public List<DatasetFactory<?>> datasets() {
        return List.of(new SyntheticFactory());
    }
}
