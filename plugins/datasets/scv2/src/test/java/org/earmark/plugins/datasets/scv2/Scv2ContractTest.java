package org.earmark.plugins.datasets.scv2;

import java.nio.file.Path;
import java.util.Optional;
import org.earmark.spi.Plugin;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.DatasetContext;
import org.earmark.spi.data.DatasetFactory;
import org.earmark.testkit.DatasetContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class Scv2ContractTest implements DatasetContract<Scv2Options> {
    @TempDir
    Path folder;

    @TempDir
    Path otherFolder;

    @BeforeEach
    void fill() {
        Scv2Folder.complete(folder);
    }

    @Override
    public DatasetFactory<Scv2Options> factory() {
        return new Scv2Factory();
    }

    @Override
    public Plugin plugin() {
        return new Scv2Plugin();
    }

    @Override
    public DatasetContext context() {
        return new DatasetContext(Optional.of(folder));
    }

    /** One recording is a byte longer. */
    @Override
    public AudioDataset changed() {
        return Scv2Folder.complete(otherFolder)
                .write("cat/aaaa_nohash_0.wav", "x".repeat(45))
                .open();
    }
}
