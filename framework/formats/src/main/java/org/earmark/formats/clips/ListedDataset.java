package org.earmark.formats.clips;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.Clip;
import org.earmark.spi.data.ClipLayout;
import org.earmark.spi.data.Folds;
import org.earmark.spi.data.LabelKind;
import org.earmark.spi.data.Partition;
import org.earmark.spi.data.Vocabulary;

/**
 * A data set that is small enough to be listed clip by clip. Immutable.
 *
 * @param clips in the order of their indices
 * @param division into folds or parts
 * @param fingerprint as {@link AudioDataset#fingerprint()} asks for
 */
public record ListedDataset(
        Vocabulary vocabulary,
        LabelKind labelKind,
        List<Clip> clips,
        Folds division,
        ClipLayout usualLayout,
        String fingerprint)
        implements AudioDataset {
    public ListedDataset {
        Objects.requireNonNull(vocabulary);
        Objects.requireNonNull(labelKind);
        clips = List.copyOf(clips);
        Objects.requireNonNull(division);
        Objects.requireNonNull(usualLayout);
        Objects.requireNonNull(fingerprint);
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
        return division.names();
    }

    @Override
    public Partition partition(Optional<String> fold) {
        return division.partition(fold);
    }
}
