package org.earmark.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.earmark.core.plan.DatasetChoice;
import org.earmark.core.prepare.Preparation;
import org.earmark.core.prepare.PreparedIndexes;
import org.earmark.core.run.WorkProgress;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problem;

/** {@code earmark data prepare}: packs clips into the original's HDF5 files, and makes indexes and class lists. */
final class DataPrepare {
    private static final int CLIPS_PER_FILE = 50_000;
    private static final int NAMED = 10;

    private final DatasetOptions datasets;
    private final GlobalOptions options;
    private final Console console;

    @Inject
    DataPrepare(DatasetOptions datasets, GlobalOptions options, Console console) {
        this.datasets = datasets;
        this.options = options;
        this.console = console;
    }

    ExitCode run(String name, Arguments arguments) {
        if (arguments.has(DataOptions.INDEXES_ONLY)) {
            indexes(name);
        } else {
            pack(name, arguments);
        }
        return ExitCode.DONE;
    }

    /** The set itself cannot be opened before it has its indexes. */
    private void indexes(String name) {
        Path folder = Optional.ofNullable(options.dataRoots().get(name))
                .orElseThrow(() -> new InvalidInputException(Problem.missing(
                        "--data", "name the folder that holds hdf5s/waveforms: --data " + name + "=DIR")));
        PreparedIndexes.Result made = PreparedIndexes.make(folder);
        if (console.json()) {
            ObjectNode tree = JsonNodeFactory.instance.objectNode();
            made.written().stream().map(Path::toString).forEach(tree.putArray("written")::add);
            made.kept().stream().map(Path::toString).forEach(tree.putArray("kept")::add);
            console.print(tree);
        } else {
            made.written().forEach(file -> console.print("made " + file));
            made.kept()
                    .forEach(file -> console.print("kept " + file + ", which was there; remove it to make it again"));
        }
    }

    private void pack(String name, Arguments arguments) {
        DatasetChoice choice = datasets.choose(name, arguments);
        Path target = arguments
                .value(Commands.TO)
                .map(Path::of)
                .orElseThrow(() -> new InvalidInputException(
                        Problem.missing("--" + Commands.TO, "name an empty or new folder for the packed set")));
        AudioDataset dataset = choice.open();
        Preparation preparation = new Preparation(
                dataset,
                choice.layout(dataset),
                new Preparation.Options(
                        arguments.value(InferenceCommands.FOLD),
                        arguments.positive(DataOptions.CLIPS_PER_FILE).orElse(CLIPS_PER_FILE),
                        arguments.has(DataOptions.SKIP_UNREADABLE),
                        options.workerThreads()));
        try (WorkProgress progress = console.progress("packing", preparation.clips())) {
            show(preparation.into(target, progress::at), target);
        }
    }

    private void show(Preparation.Result result, Path target) {
        if (console.json()) {
            ObjectNode tree = JsonNodeFactory.instance
                    .objectNode()
                    .put("folder", target.toString())
                    .put("clips", result.clips())
                    .put("before", result.before());
            result.unreadable().forEach(tree.putArray("unreadable")::add);
            result.written().stream().map(Path::toString).forEach(tree.putArray("written")::add);
            console.print(tree);
            return;
        }
        if (result.before()) {
            console.print("All clips are in " + target + " already.");
            return;
        }
        console.print(result.clips() + " clips are packed in " + target + ".");
        List<String> unreadable = result.unreadable();
        if (!unreadable.isEmpty()) {
            console.print(unreadable.size() + " could not be read and are left out: "
                    + String.join(", ", unreadable.subList(0, Math.min(NAMED, unreadable.size())))
                    + (unreadable.size() > NAMED ? ", … (all of them with --json)" : "") + ".");
        }
        result.written().forEach(file -> console.print("made " + file));
    }
}
