package org.earmark.plugins.datasets.synthetic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.AudioFiles;
import org.earmark.spi.data.AudioSource;
import org.earmark.spi.data.Census;
import org.earmark.spi.data.Clip;
import org.earmark.spi.data.ClipLayout;
import org.earmark.spi.data.DatasetContext;
import org.earmark.spi.data.Event;
import org.earmark.spi.data.Folds;
import org.earmark.spi.data.LabelKind;
import org.earmark.spi.data.Partition;
import org.earmark.spi.data.Vocabulary;

/** Soundscapes mixed on demand from recorded sounds, with the exact edges of their events. */
final class SoundscapeDataset implements AudioDataset {
    private final SyntheticOptions options;
    private final SoundBank bank;
    private final AudioFiles files;
    private final Vocabulary vocabulary;
    private final Folds folds;

    private SoundscapeDataset(SyntheticOptions options, SoundBank bank, AudioFiles files) {
        this.options = options;
        this.bank = bank;
        this.files = files;
        this.vocabulary = new Vocabulary(bank.classes());
        this.folds = DealtFolds.of(options, index -> index % options.parts());
    }

    static SoundscapeDataset open(SyntheticOptions options, DatasetContext context) {
        return new SoundscapeDataset(options, SoundBank.open(options, context), context.audioFiles());
    }

    @Override
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    @Override
    public LabelKind labelKind() {
        return LabelKind.EVENTS;
    }

    @Override
    public int size() {
        return options.clips();
    }

    @Override
    public Clip clip(int index) {
        Soundscape scene = Soundscape.of(options, bank, index, index % options.parts());
        SoundscapeMixer mixer = new SoundscapeMixer(options, files, index, scene);
        int[] labels = scene.events().stream()
                .mapToInt(Event::label)
                .sorted()
                .distinct()
                .toArray();
        return new Clip(
                "soundscape-%06d".formatted(index), new AudioSource.Generated(mixer::mix), labels, scene.events());
    }

    @Override
    public List<String> folds() {
        return folds.names();
    }

    @Override
    public Partition partition(Optional<String> fold) {
        return folds.partition(fold);
    }

    @Override
    public ClipLayout usualLayout() {
        return new ClipLayout(options.sampleRate(), options.seconds(), ClipLayout.Fill.ZERO);
    }

    @Override
    public String fingerprint() {
        List<String> lines = new ArrayList<>();
        for (int index = 0; index < size(); index++) {
            Clip clip = clip(index);
            lines.add(clip.id() + "\t" + Arrays.toString(clip.labels()) + "\t" + clip.events());
        }
        bank.used().forEach(source -> lines.add(source.name() + "\t" + source.label() + "\t" + source.bytes()));
        lines.add(options.toString());
        return Census.fingerprint(lines);
    }
}
