package org.earmark.core.census;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.Clip;
import org.earmark.spi.data.ClipLayout;
import org.earmark.spi.data.FrontEnd;
import org.earmark.spi.data.Inventory;
import org.earmark.spi.data.LabelKind;
import org.earmark.spi.data.Partition;
import org.earmark.spi.data.Vocabulary;

/** The clips of a list; the first {@code train} are for training, the others for testing. */
record ListedClips(List<Clip> clips, int train) implements AudioDataset {
    static final int RATE = 16000;

    CensusSubject subject() {
        Inventory inventory = FolderInventory.of(this, Optional.empty());
        return new CensusSubject("listed", this, inventory, usualLayout(), new FrontEnd(RATE, 1024, 160, 64, 50, 8000));
    }

    DatasetCensus census(int threads) {
        return new DatasetExamination(subject()).examine(size(), threads, done -> {});
    }

    @Override
    public Vocabulary vocabulary() {
        return new Vocabulary(List.of("rain", "river", "sea"));
    }

    @Override
    public LabelKind labelKind() {
        return LabelKind.MULTI;
    }

    @Override
    public int size() {
        return clips.size();
    }

    @Override
    public Clip clip(int index) {
        return clips.get(index);
    }

    @Override
    public List<String> folds() {
        return List.of();
    }

    @Override
    public Partition partition(Optional<String> fold) {
        return new Partition(
                IntStream.range(0, train).toArray(),
                new int[0],
                IntStream.range(train, size()).toArray());
    }

    @Override
    public ClipLayout usualLayout() {
        return new ClipLayout(RATE, 2, ClipLayout.Fill.ZERO);
    }

    @Override
    public String fingerprint() {
        return "listed";
    }
}
