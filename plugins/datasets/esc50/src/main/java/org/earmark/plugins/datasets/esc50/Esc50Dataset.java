package org.earmark.plugins.datasets.esc50;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.Census;
import org.earmark.spi.data.Clip;
import org.earmark.spi.data.ClipLayout;
import org.earmark.spi.data.Folds;
import org.earmark.spi.data.LabelKind;
import org.earmark.spi.data.Partition;
import org.earmark.spi.data.Vocabulary;

/** ESC-50 or a part of it, in the order of its file names. Classes are those present, in the order of their numbers. */
final class Esc50Dataset implements AudioDataset {
    private final List<Esc50Clip> clips;
    private final Vocabulary vocabulary;
    private final Folds folds;

    Esc50Dataset(List<Esc50Clip> clips) {
        this.clips =
                clips.stream().sorted(Comparator.comparing(Esc50Clip::filename)).toList();
        this.vocabulary = new Vocabulary(clips.stream()
                .sorted(Comparator.comparingInt(Esc50Clip::target))
                .map(Esc50Clip::category)
                .distinct()
                .toList());
        this.folds = folds(this.clips);
    }

    private static Folds folds(List<Esc50Clip> clips) {
        List<Integer> folds =
                clips.stream().map(Esc50Clip::fold).sorted().distinct().toList();
        return Folds.crossValidation(
                "esc50",
                folds.stream().map(String::valueOf).toList(),
                clips.stream().mapToInt(clip -> folds.indexOf(clip.fold())).toArray());
    }

    @Override
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    @Override
    public LabelKind labelKind() {
        return LabelKind.SINGLE;
    }

    @Override
    public int size() {
        return clips.size();
    }

    @Override
    public Clip clip(int index) {
        Esc50Clip clip = clips.get(index);
        int label = vocabulary.index(clip.category()).orElseThrow();
        return Clip.of(clip.filename(), clip.audio(), label);
    }

    @Override
    public List<String> folds() {
        return folds.names();
    }

    @Override
    public Partition partition(Optional<String> fold) {
        return folds.partition(fold);
    }

    /** As the public HTS-AT code prepares ESC-50: 32 kHz, the five seconds twice. */
    @Override
    public ClipLayout usualLayout() {
        return new ClipLayout(32000, 10, ClipLayout.Fill.REPEAT);
    }

    @Override
    public String fingerprint() {
        return Census.fingerprint(clips.stream()
                .map(clip -> String.join(
                        "\t",
                        clip.filename(),
                        clip.category(),
                        String.valueOf(clip.fold()),
                        String.valueOf(clip.size())))
                .toList());
    }
}
