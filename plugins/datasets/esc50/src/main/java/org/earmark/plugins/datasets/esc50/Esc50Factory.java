package org.earmark.plugins.datasets.esc50;

import java.util.Optional;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.DatasetContext;
import org.earmark.spi.data.DatasetFactory;
import org.earmark.spi.data.Inventory;

/** Opens ESC-50 as its repository lays it out: {@code meta/esc50.csv} and {@code audio/*.wav}. */
public final class Esc50Factory implements DatasetFactory<Esc50Options> {
    @Override
    public String name() {
        return "esc50";
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public String summary() {
        return "environmental sounds in 50 classes and 5 folds (Piczak 2015), or the 10 classes of ESC-10";
    }

    @Override
    public Esc50Options defaults() {
        return new Esc50Options(false);
    }

    @Override
    public AudioDataset create(Esc50Options options, DatasetContext context) {
        return Esc50Reader.read(options, context);
    }

    @Override
    public boolean needsFolder() {
        return true;
    }

    @Override
    public Optional<Inventory> inventory(Esc50Options options, DatasetContext context) {
        return Optional.of(Esc50Reader.inventory(options, context));
    }
}
