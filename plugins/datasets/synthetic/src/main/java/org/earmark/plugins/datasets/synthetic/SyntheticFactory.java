package org.earmark.plugins.datasets.synthetic;

import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.DatasetContext;
import org.earmark.spi.data.DatasetFactory;

/** Makes sets of generated sounds. */
public final class SyntheticFactory implements DatasetFactory<SyntheticOptions> {
    @Override
    public String name() {
        return "synthetic";
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public String summary() {
        return "generated sounds of up to 36 classes, the same on every machine; needs no files";
    }

    @Override
    public SyntheticOptions defaults() {
        return new SyntheticOptions(200, 10, 10, 32000, SyntheticMode.SINGLE, 5, 0.3, 0);
    }

    @Override
    public AudioDataset create(SyntheticOptions options, DatasetContext context) {
        return new SyntheticDataset(options);
    }

    @Override
    public boolean needsFolder() {
        return false;
    }
}
