package org.earmark.plugins.datasets.audioset;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.AudioSource;
import org.earmark.spi.data.Clip;
import org.earmark.spi.data.ClipLayout;
import org.earmark.spi.data.Folds;
import org.earmark.spi.data.LabelKind;
import org.earmark.spi.data.Packing;
import org.earmark.spi.data.Partition;
import org.earmark.spi.data.Vocabulary;

/** AudioSet: clips for training, then clips for evaluation. */
final class AudiosetDataset implements AudioDataset {
    private static final int SAMPLE_RATE = 32000;
    private static final double SECONDS = 10;

    /** The clips of one part, as they lie on disk. Immutable and thread-safe. */
    interface Part {
        int size();

        String name(int clip);

        /** Ascending. */
        int[] labels(int clip);

        AudioSource audio(int clip);

        /** The part that the clip is packed into, such as {@code balanced_train}. */
        String pack(int clip);

        /** What decides what a clip sounds like, for the fingerprint: bytes of its file, or its place in one. */
        String mark(int clip);
    }

    private final Part train;
    private final Part eval;
    private final Vocabulary vocabulary;
    private final Optional<Ontology> enhancement;
    private final Folds folds;
    private final List<Path> tables;
    private final String fingerprint;

    /** @param tables files that say what the classes are, which a packed copy needs too */
    AudiosetDataset(Part train, Part eval, ClassTable classes, Optional<Ontology> enhancement, List<Path> tables) {
        this.train = train;
        this.eval = eval;
        this.vocabulary = new Vocabulary(classes.names());
        this.enhancement = enhancement;
        this.tables = List.copyOf(tables);
        this.folds = Folds.fixed(
                "audioset",
                new Partition(
                        IntStream.range(0, train.size()).toArray(),
                        new int[0],
                        IntStream.range(train.size(), train.size() + eval.size())
                                .toArray()));
        this.fingerprint = new ClipDigest().add(vocabulary.names()).add(this).hex();
    }

    /** The mark of a clip, for the fingerprint. */
    String mark(int index) {
        return index < train.size() ? train.mark(index) : eval.mark(index - train.size());
    }

    @Override
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    @Override
    public LabelKind labelKind() {
        return LabelKind.MULTI;
    }

    @Override
    public int size() {
        return train.size() + eval.size();
    }

    /** Ids name the part, since copies of the set may hold a recording in both. */
    @Override
    public Clip clip(int index) {
        if (index < train.size()) {
            int[] labels = train.labels(index);
            return Clip.of(
                    "train/" + train.name(index),
                    train.audio(index),
                    enhancement.map(ontology -> ontology.enhanced(labels)).orElse(labels));
        }
        int place = index - train.size();
        return Clip.of("eval/" + eval.name(place), eval.audio(place), eval.labels(place));
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
    public Packing packing(Optional<String> fold) {
        Partition partition = partition(fold);
        Map<String, int[]> parts = Arrays.stream(partition.train())
                .boxed()
                .collect(Collectors.groupingBy(
                        train::pack, Collectors.collectingAndThen(Collectors.toList(), clips -> clips.stream()
                                .mapToInt(Integer::intValue)
                                .toArray())));
        parts.put(Packing.EVALUATION, partition.test());
        return Packing.of(parts, tables);
    }

    @Override
    public ClipLayout usualLayout() {
        return new ClipLayout(SAMPLE_RATE, SECONDS, ClipLayout.Fill.ZERO);
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }
}
