package org.earmark.plugins.datasets.scv2;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.earmark.plugins.datasets.scv2.Utterance.Part;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.Census;
import org.earmark.spi.data.Clip;
import org.earmark.spi.data.ClipLayout;
import org.earmark.spi.data.Folds;
import org.earmark.spi.data.FrontEnd;
import org.earmark.spi.data.LabelKind;
import org.earmark.spi.data.Partition;
import org.earmark.spi.data.Vocabulary;
import org.earmark.spi.error.DataException;

/** Speech Commands V2 or some of its words, in the order of the ids. */
final class Scv2Dataset implements AudioDataset {
    static final int SAMPLE_RATE = 16000;
    private static final int FRAMES_PER_SECOND = 100;

    private final List<Utterance> utterances;
    private final Vocabulary vocabulary;
    private final Folds folds;

    /** @param words the classes in the order of a model's outputs */
    Scv2Dataset(List<Utterance> utterances, List<String> words) {
        this.utterances =
                utterances.stream().sorted(Comparator.comparing(Utterance::id)).toList();
        refuseDuplicates();
        this.vocabulary = new Vocabulary(words);
        this.folds = Folds.fixed("scv2", new Partition(of(Part.TRAIN), of(Part.VALIDATION), of(Part.TEST)));
    }

    private void refuseDuplicates() {
        Set<String> seen = new HashSet<>();
        for (Utterance utterance : utterances) {
            if (!seen.add(utterance.id())) {
                throw new DataException("The recording " + utterance.id() + " is in scv2 twice, so it could be both"
                        + " trained and tested on. Make the set's files again.");
            }
        }
    }

    private int[] of(Part part) {
        return IntStream.range(0, utterances.size())
                .filter(i -> utterances.get(i).part() == part)
                .toArray();
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
        return utterances.size();
    }

    @Override
    public Clip clip(int index) {
        Utterance utterance = utterances.get(index);
        return Clip.of(
                utterance.id(),
                utterance.audio(),
                vocabulary.index(utterance.word()).orElseThrow());
    }

    @Override
    public List<String> folds() {
        return folds.names();
    }

    @Override
    public Partition partition(Optional<String> fold) {
        return folds.partition(fold);
    }

    /** As the public HTS-AT code prepares the set: 16 kHz, the second of speech repeated to ten. */
    @Override
    public ClipLayout usualLayout() {
        return new ClipLayout(SAMPLE_RATE, 10, ClipLayout.Fill.REPEAT);
    }

    /** As the public HTS-AT code: 100 frames a second, which is a hop of 160 at 16 kHz. */
    @Override
    public FrontEnd usualFrontEnd(int sampleRate) {
        FrontEnd standard = FrontEnd.standard(sampleRate);
        return new FrontEnd(
                sampleRate,
                standard.fftSize(),
                sampleRate / FRAMES_PER_SECOND,
                standard.melBins(),
                standard.minimumFrequency(),
                standard.maximumFrequency());
    }

    @Override
    public String fingerprint() {
        return Census.fingerprint(utterances.stream()
                .map(u -> String.join("\t", u.id(), u.word(), u.part().name(), String.valueOf(u.size())))
                .toList());
    }
}
