package org.earmark.plugins.datasets.esc50;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.AudioSource;
import org.earmark.spi.data.Census;
import org.earmark.spi.data.Clip;
import org.earmark.spi.data.ClipLayout;
import org.earmark.spi.data.LabelKind;
import org.earmark.spi.data.Partition;
import org.earmark.spi.data.Vocabulary;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problem;
import org.earmark.spi.error.Problems;

/** ESC-50 or a part of it, in the order of its file names. Classes are those present, in the order of their numbers. */
final class Esc50Dataset implements AudioDataset {
    private final List<Esc50Clip> clips;
    private final Vocabulary vocabulary;
    private final List<String> folds;

    Esc50Dataset(List<Esc50Clip> clips) {
        this.clips =
                clips.stream().sorted(Comparator.comparing(Esc50Clip::filename)).toList();
        this.vocabulary = new Vocabulary(clips.stream()
                .sorted(Comparator.comparingInt(Esc50Clip::target))
                .map(Esc50Clip::category)
                .distinct()
                .toList());
        this.folds = clips.stream()
                .map(Esc50Clip::fold)
                .sorted()
                .distinct()
                .map(String::valueOf)
                .toList();
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
        return Clip.of(clip.filename(), new AudioSource.File(clip.path()), label);
    }

    @Override
    public List<String> folds() {
        return folds;
    }

    @Override
    public Partition partition(Optional<String> fold) {
        String name = fold.orElseThrow(() -> new InvalidInputException(Problem.missing(
                "fold", "esc50 is tested fold by fold; choose one of " + String.join(", ", folds) + ", or all")));
        if (!folds.contains(name)) {
            Problem problem = Problem.of("fold", name, "esc50 has the folds " + String.join(", ", folds));
            throw new InvalidInputException(
                    Problems.nearest(name, folds).map(problem::suggesting).orElse(problem));
        }
        int held = Integer.parseInt(name);
        return new Partition(places(clip -> clip.fold() != held), new int[0], places(clip -> clip.fold() == held));
    }

    private int[] places(Predicate<Esc50Clip> wanted) {
        return IntStream.range(0, clips.size())
                .filter(place -> wanted.test(clips.get(place)))
                .toArray();
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
                        String.valueOf(clip.bytes())))
                .toList());
    }
}
