package org.earmark.core.plugin;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.earmark.core.plugin.FakeFactories.DatasetOptions;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.AudioSource;
import org.earmark.spi.data.Clip;
import org.earmark.spi.data.ClipLayout;
import org.earmark.spi.data.DatasetContext;
import org.earmark.spi.data.DatasetFactory;
import org.earmark.spi.data.LabelKind;
import org.earmark.spi.data.Partition;
import org.earmark.spi.data.Vocabulary;
import org.earmark.spi.error.DataException;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problem;

/** Has folds 1 and 2 when it is in folds; the set in folds needs a folder. */
final class FakeDataset extends NamedFake<DatasetOptions> implements DatasetFactory<DatasetOptions> {
    private final boolean inFolds;
    private final LabelKind labels;

    FakeDataset(String name, boolean inFolds, LabelKind labels) {
        super(name, new DatasetOptions(10));
        this.inFolds = inFolds;
        this.labels = labels;
    }

    @Override
    public AudioDataset create(DatasetOptions options, DatasetContext context) {
        Optional<Path> root = context.root();
        if (inFolds && root.filter(path -> path.endsWith("here")).isEmpty()) {
            throw new DataException("There is no data set in " + root.orElse(Path.of("?")) + ".");
        }
        return new Opened(options.clips(), inFolds ? List.of("1", "2") : List.of(), labels);
    }

    @Override
    public boolean needsFolder() {
        return inFolds;
    }

    private record Opened(int size, List<String> folds, LabelKind labelKind) implements AudioDataset {
        @Override
        public Vocabulary vocabulary() {
            return new Vocabulary(List.of("rain", "river"));
        }

        @Override
        public Clip clip(int index) {
            return Clip.of("clip" + index, new AudioSource.File(Path.of("clip" + index + ".wav")), index % 2);
        }

        @Override
        public Partition partition(Optional<String> fold) {
            if (folds.isEmpty() == fold.isPresent()) {
                throw new InvalidInputException(Problem.of("fold", fold, "there is no such fold"));
            }
            return new Partition(IntStream.range(1, size).toArray(), new int[0], new int[] {0});
        }

        @Override
        public ClipLayout usualLayout() {
            return new ClipLayout(16000, 1, ClipLayout.Fill.ZERO);
        }

        @Override
        public String fingerprint() {
            return "fingerprint-of-" + size;
        }
    }
}
