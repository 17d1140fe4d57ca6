package org.earmark.plugins.datasets.synthetic;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.AudioSource;
import org.earmark.spi.data.Census;
import org.earmark.spi.data.Clip;
import org.earmark.spi.data.ClipLayout;
import org.earmark.spi.data.Event;
import org.earmark.spi.data.Folds;
import org.earmark.spi.data.LabelKind;
import org.earmark.spi.data.Partition;
import org.earmark.spi.data.Vocabulary;

/**
 * Generated clips. Classes take turns, and the rounds are dealt out to the parts such that every part has every class
 * as evenly as the numbers allow.
 */
final class SyntheticDataset implements AudioDataset {
    private final SyntheticOptions options;
    private final List<SoundClass> classes;
    private final Vocabulary vocabulary;
    private final Folds folds;

    SyntheticDataset(SyntheticOptions options) {
        this.options = options;
        this.classes = SoundClass.first(options.classes());
        this.vocabulary = new Vocabulary(classes.stream().map(SoundClass::title).toList());
        this.folds = DealtFolds.of(options, this::partOf);
    }

    @Override
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    @Override
    public LabelKind labelKind() {
        return LabelKind.valueOf(options.mode().name());
    }

    @Override
    public int size() {
        return options.clips();
    }

    @Override
    public Clip clip(int index) {
        SyntheticScene scene = SyntheticScene.of(options, index);
        ClipGenerator generator = new ClipGenerator(options, classes, index, scene);
        int[] labels = scene.events().stream()
                .mapToInt(Event::label)
                .sorted()
                .distinct()
                .toArray();
        List<Event> events = options.mode() == SyntheticMode.EVENTS ? scene.events() : List.of();
        return new Clip("clip-%06d".formatted(index), new AudioSource.Generated(generator::generate), labels, events);
    }

    @Override
    public List<String> folds() {
        return folds.names();
    }

    @Override
    public Partition partition(Optional<String> fold) {
        return folds.partition(fold);
    }

    /** Shifted by the class, so that small sets too have clips in every part. */
    private int partOf(int index) {
        return (index / options.classes() + index % options.classes()) % options.parts();
    }

    @Override
    public ClipLayout usualLayout() {
        return new ClipLayout(options.sampleRate(), options.seconds(), ClipLayout.Fill.REPEAT);
    }

    @Override
    public String fingerprint() {
        List<String> lines = IntStream.range(0, size())
                .mapToObj(this::clip)
                .map(clip -> clip.id() + "\t" + Arrays.toString(clip.labels()) + "\t" + clip.events())
                .toList();
        return Census.fingerprint(
                Stream.concat(lines.stream(), Stream.of(options.toString())).toList());
    }
}
