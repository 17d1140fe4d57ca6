package org.earmark.cli;

import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.earmark.core.census.CensusSubject;
import org.earmark.core.census.DatasetCensus;
import org.earmark.core.census.DatasetExamination;
import org.earmark.core.census.FolderInventory;
import org.earmark.core.plan.DatasetChoice;
import org.earmark.core.run.WorkProgress;
import org.earmark.report.CensusReport;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.ClipLayout;
import org.earmark.spi.data.Inventory;
import org.earmark.spi.error.DataException;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problem;

/** {@code earmark data check}: takes the census of a data set; writes nothing but the page that is asked for. */
final class DataCheck {
    private static final int NAMED = 10;

    private final DatasetOptions datasets;
    private final GlobalOptions options;
    private final Console console;

    @Inject
    DataCheck(DatasetOptions datasets, GlobalOptions options, Console console) {
        this.datasets = datasets;
        this.options = options;
        this.console = console;
    }

    ExitCode run(String name, Arguments arguments) {
        DatasetChoice choice = datasets.choose(name, arguments);
        Optional<Path> page = arguments.value(Commands.HTML).map(Path::of);
        page.ifPresent(DataCheck::requireFile);
        DatasetCensus census = examine(choice, arguments);
        page.ifPresent(file -> CensusReport.write(file, CensusView.of(census)));
        if (console.json()) {
            console.print(new CensusJson(census).tree());
        } else {
            console.print(new CensusText(census).lines());
            page.ifPresent(file -> console.print("Page: " + file));
        }
        return census.hasErrors() ? ExitCode.WRONG_USE : ExitCode.DONE;
    }

    private static void requireFile(Path page) {
        if (Files.isDirectory(page)) {
            throw new InvalidInputException(
                    Problem.of("--" + Commands.HTML, page, "is a folder; name the HTML file to write"));
        }
    }

    private DatasetCensus examine(DatasetChoice choice, Arguments arguments) {
        Optional<Inventory> inventory = choice.inventory();
        AudioDataset dataset = open(choice, inventory);
        ClipLayout layout = choice.layout(dataset);
        CensusSubject subject = new CensusSubject(
                choice.name(),
                dataset,
                inventory.orElseGet(() -> FolderInventory.of(dataset, choice.root())),
                layout,
                choice.frontEnd(dataset, layout));
        int sample = arguments.positive(Commands.SAMPLE).orElse(dataset.size());
        try (WorkProgress progress = console.progress("listening", Math.min(sample, dataset.size()))) {
            return new DatasetExamination(subject).examine(sample, options.workerThreads(), progress::at);
        }
    }

    /** A set that refuses its folder still says all that is missing. */
    private static AudioDataset open(DatasetChoice choice, Optional<Inventory> inventory) {
        try {
            return choice.open();
        } catch (DataException e) {
            if (inventory.isEmpty() || inventory.get().missing().size() < 2) {
                throw e;
            }
            List<String> missing = inventory.get().missing();
            throw new DataException(
                    e.getMessage() + " Missing are "
                            + String.join(", ", missing.subList(0, Math.min(NAMED, missing.size())))
                            + (missing.size() > NAMED ? " and " + (missing.size() - NAMED) + " more." : "."),
                    e);
        }
    }
}
