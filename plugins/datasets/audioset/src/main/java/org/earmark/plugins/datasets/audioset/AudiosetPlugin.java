package org.earmark.plugins.datasets.audioset;

import java.util.List;
import org.earmark.spi.Plugin;
import org.earmark.spi.data.DatasetFactory;

/** Offers {@code audioset}. */
public final class AudiosetPlugin implements Plugin {
    @Override
    public List<DatasetFactory<?>> datasets() {
        return List.of(new AudiosetFactory());
    }
}
