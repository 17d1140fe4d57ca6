package org.earmark.plugins.datasets.audioset;

import java.util.Optional;
import org.earmark.plugins.datasets.audioset.AudiosetOptions.Layout;
import org.earmark.plugins.datasets.audioset.AudiosetOptions.Training;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.DatasetContext;
import org.earmark.spi.data.DatasetFactory;
import org.earmark.spi.data.Inventory;

/** Opens AudioSet as PANNs and HTS-AT pack it, or as sound files with the official lists. */
public final class AudiosetFactory implements DatasetFactory<AudiosetOptions> {
    @Override
    public String name() {
        return "audioset";
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public String summary() {
        return "ten seconds of video sound in 527 classes (AudioSet, Gemmeke et al. 2017), packed or as files";
    }

    @Override
    public AudiosetOptions defaults() {
        return new AudiosetOptions(Layout.AUTO, Training.FULL, false);
    }

    @Override
    public boolean needsFolder() {
        return true;
    }

    @Override
    public AudioDataset create(AudiosetOptions options, DatasetContext context) {
        return new AudiosetReader(AudiosetFolder.of(context), options).read();
    }

    @Override
    public Optional<Inventory> inventory(AudiosetOptions options, DatasetContext context) {
        return new AudiosetReader(AudiosetFolder.of(context), options).inventory();
    }
}
