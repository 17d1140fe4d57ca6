package org.earmark.plugins.datasets.esc50;

import java.nio.file.Path;
import java.util.Optional;
import org.earmark.spi.Plugin;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.DatasetContext;
import org.earmark.spi.data.DatasetFactory;
import org.earmark.testkit.DatasetContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class Esc50ContractTest implements DatasetContract<Esc50Options> {
    @TempDir
    Path folder;

    @TempDir
    Path otherFolder;

    @BeforeEach
    void fill() {
        Esc50Folder.complete(folder);
    }

    @Override
    public DatasetFactory<Esc50Options> factory() {
        return new Esc50Factory();
    }

    @Override
    public Plugin plugin() {
        return new Esc50Plugin();
    }

    @Override
    public DatasetContext context() {
        return new DatasetContext(Optional.of(folder));
    }

    /** One file is a byte longer. */
    @Override
    public AudioDataset changed() {
        return Esc50Folder.complete(otherFolder).audio("3-1003-A-10.wav", 48).open();
    }
}
