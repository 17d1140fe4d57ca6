package org.earmark.plugins.datasets.audioset;

import java.nio.file.Path;
import org.earmark.spi.Plugin;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.DatasetContext;
import org.earmark.spi.data.DatasetFactory;
import org.earmark.testkit.DatasetContract;
import org.junit.jupiter.api.io.TempDir;

class AudiosetContractTest implements DatasetContract<AudiosetOptions> {
    @TempDir
    Path folder;

    @TempDir
    Path otherFolder;

    @Override
    public DatasetFactory<AudiosetOptions> factory() {
        return new AudiosetFactory();
    }

    @Override
    public Plugin plugin() {
        return new AudiosetPlugin();
    }

    @Override
    public DatasetContext context() {
        return ClipsFolder.in(folder).context();
    }

    /** One file is a byte longer. */
    @Override
    public AudioDataset changed() {
        return ClipsFolder.in(otherFolder).write("audio/train/bb_5.flac", "bbb").open();
    }
}
