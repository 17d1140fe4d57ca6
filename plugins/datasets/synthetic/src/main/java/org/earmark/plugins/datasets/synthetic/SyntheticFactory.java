package org.earmark.plugins.datasets.synthetic;

import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.DatasetContext;
import org.earmark.spi.data.DatasetFactory;
import org.earmark.spi.error.Problems;

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
        return "generated sounds of up to 36 classes, or soundscapes mixed from a folder of recorded sounds";
    }

    @Override
    public SyntheticOptions defaults() {
        return new SyntheticOptions(200, 10, 10, 32000, SyntheticMode.SINGLE, 5, 0.3, 0);
    }

    @Override
    public AudioDataset create(SyntheticOptions options, DatasetContext context) {
        Problems problems = new Problems();
        options.validate(problems);
        problems.throwIfAny();
        return options.mode() == SyntheticMode.SOUNDSCAPES
                ? SoundscapeDataset.open(options, context)
                : new SyntheticDataset(options);
    }

    @Override
    public boolean needsFolder() {
        return false;
    }

    @Override
    public boolean needsFolder(SyntheticOptions options) {
        return options.mode() == SyntheticMode.SOUNDSCAPES;
    }
}
