package org.earmark.cli;

import static org.earmark.cli.InferenceCommands.DATASET;
import static org.earmark.cli.InferenceCommands.FOLD;
import static org.earmark.cli.InferenceCommands.SPLIT;

import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.earmark.core.audio.ResampledFiles;
import org.earmark.core.evaluate.TestData;
import org.earmark.core.plan.Cell;
import org.earmark.core.plan.CellSpec;
import org.earmark.core.plugin.Creation;
import org.earmark.core.plugin.PluginRegistry;
import org.earmark.core.predict.Subject;
import org.earmark.core.protocol.Protocol;
import org.earmark.core.protocol.ShortClips;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.ClipLayout;
import org.earmark.spi.data.DatasetFactory;
import org.earmark.spi.data.Partition;
import org.earmark.spi.error.DataException;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problem;

/** Finds what is to be evaluated, and the clips it is evaluated on. */
final class EvaluationSubject {
    private final PluginRegistry plugins;
    private final GlobalOptions options;

    @Inject
    EvaluationSubject(PluginRegistry plugins, GlobalOptions options) {
        this.plugins = plugins;
        this.options = options;
    }

    /** A path as given, or the folder of the cell with that id. */
    Path locate(String operand) {
        Path path = Path.of(operand);
        Path cell = options.output().resolve("cells").resolve(operand);
        return !Files.exists(path) && Files.isDirectory(cell) ? cell : path;
    }

    /** The test clips of the data set that a cell was trained on, or of the one that is named. */
    TestData data(Subject subject, Arguments arguments) {
        return data(subject, arguments.value(DATASET), arguments.value(FOLD), arguments.value(SPLIT));
    }

    /**
     * How clips of a data set are judged unless options say otherwise: as the cell is, or once. They come fitted to the
     * length of the layout, so nothing is left to be filled.
     */
    static Protocol protocol(Subject subject) {
        return subject.cell()
                .map(Cell::spec)
                .map(spec -> spec.evaluation().protocol(spec.audio().seconds()))
                .orElse(Protocol.standard().withShortClips(ShortClips.STRETCH));
    }

    /** The same, of a data set, fold and part that need not be named. */
    TestData data(Subject subject, Optional<String> name, Optional<String> part, Optional<String> split) {
        AudioDataset dataset = dataset(subject, name);
        requireClasses(subject, dataset);
        return data(subject, dataset, part, split);
    }

    /** The test clips of a data set whose classes need not be those of the model. */
    TestData otherClasses(Subject subject, Optional<String> name, Optional<String> part) {
        return data(subject, dataset(subject, name), part, Optional.empty());
    }

    private AudioDataset dataset(Subject subject, Optional<String> name) {
        Optional<CellSpec> spec = subject.cell().map(cell -> cell.spec());
        return spec.isPresent() && name.isEmpty()
                ? open(spec.get().dataset().name(), spec.get().dataset().options())
                : named(name);
    }

    private static TestData data(Subject subject, AudioDataset dataset, Optional<String> part, Optional<String> split) {
        Optional<CellSpec> spec = subject.cell().map(cell -> cell.spec());
        ClipLayout layout = spec.map(CellSpec::audio).orElseGet(() -> usual(dataset, subject));
        Optional<String> fold = part.or(() -> spec.flatMap(CellSpec::fold));
        requireFold(dataset, fold);
        boolean whole = spec.isPresent() && spec.get().evaluation().wholeClips();
        int[] clips = clips(dataset.partition(fold), split.orElse("test"));
        return TestData.of(dataset, layout, subject.frontEnd(), clips, whole);
    }

    private static ClipLayout usual(AudioDataset dataset, Subject subject) {
        ClipLayout layout = dataset.usualLayout();
        return new ClipLayout(subject.frontEnd().sampleRate(), layout.seconds(), layout.shortClips());
    }

    private AudioDataset named(Optional<String> given) {
        String name = given.orElseThrow(() -> new InvalidInputException(
                Problem.missing("--" + DATASET, "is missing: the checkpoint belongs to no cell, so name a data set")));
        return open(name, plugins.dataset(name).defaults());
    }

    private AudioDataset open(String name, Record datasetOptions) {
        DatasetFactory<?> factory = plugins.dataset(name);
        Optional<Path> root = Optional.ofNullable(options.dataRoots().get(name));
        if (factory.needsFolder() && root.isEmpty()) {
            throw new InvalidInputException(
                    Problem.missing("--data", "is missing: the data set " + name + " needs --data " + name + "=DIR"));
        }
        return Creation.dataset(factory, datasetOptions, ResampledFiles.contextOf(root));
    }

    private static void requireClasses(Subject subject, AudioDataset dataset) {
        List<String> own = subject.vocabulary().names();
        List<String> wanted = dataset.vocabulary().names();
        if (own.size() != wanted.size()) {
            throw new DataException("The checkpoint " + subject.file() + " has " + own.size()
                    + " classes, but the data set has " + wanted.size()
                    + ". Evaluate it on the data that it was trained for.");
        }
        boolean numbered = own.get(0).equals("class 0");
        for (int i = 0; i < own.size() && !numbered; i++) {
            if (!own.get(i).equals(wanted.get(i))) {
                throw new DataException("The checkpoint " + subject.file() + " has class '" + own.get(i)
                        + "' where the data set has '" + wanted.get(i) + "' (place " + i
                        + "). Evaluate it on the data that it was trained for.");
            }
        }
    }

    private static void requireFold(AudioDataset dataset, Optional<String> fold) {
        List<String> folds = dataset.folds();
        if (fold.isEmpty() != folds.isEmpty() || (fold.isPresent() && !folds.contains(fold.get()))) {
            throw new InvalidInputException(Problem.of(
                    "--" + FOLD,
                    fold.orElse("(none)"),
                    folds.isEmpty() ? "the data set has one fixed partition" : "must be one of " + folds));
        }
    }

    private static int[] clips(Partition partition, String split) {
        int[] clips =
                switch (split) {
                    case "test" -> partition.test();
                    case "validation" -> partition.validation();
                    default ->
                        throw new InvalidInputException(Problem.of("--" + SPLIT, split, "must be test or validation"));
                };
        if (clips.length == 0) {
            throw new InvalidInputException(Problem.of("--" + SPLIT, split, "the data set has no such part"));
        }
        return clips;
    }
}
