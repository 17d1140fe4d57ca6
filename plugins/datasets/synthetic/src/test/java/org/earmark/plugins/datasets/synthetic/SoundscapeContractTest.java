package org.earmark.plugins.datasets.synthetic;

import java.nio.file.Path;
import java.util.List;
import org.earmark.spi.Plugin;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.DatasetContext;
import org.earmark.spi.data.DatasetFactory;
import org.earmark.testkit.DatasetContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SoundscapeContractTest implements DatasetContract<SyntheticOptions> {
    @TempDir
    Path folder;

    private DatasetContext context;

    @BeforeEach
    void fill() {
        context = SourceSounds.fill(folder);
    }

    @Override
    public DatasetFactory<SyntheticOptions> factory() {
        return new SyntheticFactory();
    }

    @Override
    public Plugin plugin() {
        return new SyntheticPlugin();
    }

    @Override
    public SyntheticOptions options() {
        return soundscapes(0);
    }

    @Override
    public DatasetContext context() {
        return context;
    }

    @Override
    public AudioDataset changed() {
        return factory().create(soundscapes(1), context());
    }

    static SyntheticOptions soundscapes(long seed) {
        return new SyntheticOptions(
                30,
                10,
                4,
                16000,
                SyntheticMode.SOUNDSCAPES,
                3,
                0,
                seed,
                new SoundscapeOptions(List.of(), List.of("hum"), 2, 4, 10, 10));
    }
}
