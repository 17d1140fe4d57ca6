package org.earmark.analysis.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.earmark.analysis.store.StoredAttempt;
import org.earmark.analysis.store.StoredCell;
import org.earmark.analysis.store.StoredExperiment;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;

/** Writes what an experiment left in forms that other tools read. Equal results give equal bytes. */
public final class Export {
    /** What can be written. */
    public enum Format {
        /** {@code cells.csv}: a row per cell. */
        CSV,
        /** {@code results.json}: the rows of both tables. */
        JSON,
        /** {@code cells.csv} and {@code measurements.csv}: a row per logged number. */
        LONG_CSV,
        /** A folder per cell with an event file. */
        TENSORBOARD,
        /** A file store with a run per cell. */
        MLFLOW;

        /** As given on the command line. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Empty for an unknown name. */
        public static Optional<Format> of(String id) {
            return Arrays.stream(values())
                    .filter(format -> format.id().equals(id))
                    .findFirst();
        }

        /** Every name. */
        public static List<String> ids() {
            return Arrays.stream(values()).map(Format::id).toList();
        }
    }

    private final StoredExperiment experiment;
    private final Path outputFolder;
    private final Path target;

    private Export(StoredExperiment experiment, Path outputFolder, Path target) {
        this.experiment = experiment;
        this.outputFolder = outputFolder;
        this.target = target;
    }

    /**
     * @param outputFolder holds {@code cells}
     * @param target folder to write to; what it holds from an earlier export is replaced file by file
     * @return the files, or for folder formats the folder of each cell
     * @throws EarmarkException when the target cannot be written
     */
    public static List<Path> write(StoredExperiment experiment, Path outputFolder, Format format, Path target) {
        try {
            Files.createDirectories(target);
            return new Export(experiment, outputFolder, target).write(format);
        } catch (IOException e) {
            throw new EarmarkException(
                    ErrorCategory.ENVIRONMENT,
                    "The export to " + target + " cannot be written: " + e
                            + ". Check that the folder is writable and the disk has room.",
                    e);
        }
    }

    private List<Path> write(Format format) throws IOException {
        return switch (format) {
            case CSV -> List.of(cells());
            case LONG_CSV ->
                List.of(
                        cells(),
                        text(
                                "measurements.csv",
                                Tables.measurements(experiment, outputFolder).csv()));
            case JSON -> List.of(json());
            case TENSORBOARD -> tensorBoard();
            case MLFLOW -> mlflow();
        };
    }

    private Path cells() throws IOException {
        return text("cells.csv", Tables.cells(experiment).csv());
    }

    private Path json() throws IOException {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("format", 1).put("experiment", experiment.name()).put("version", experiment.version());
        tree.put("question", experiment.question());
        tree.set("cells", Tables.cells(experiment).json());
        tree.set("measurements", Tables.measurements(experiment, outputFolder).json());
        return text(
                "results.json",
                new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(tree) + "\n");
    }

    private List<Path> tensorBoard() throws IOException {
        List<Path> folders = new ArrayList<>();
        for (StoredCell cell : started()) {
            StoredAttempt attempt = cell.attempt().orElseThrow();
            List<Point> points = Tables.points(outputFolder, attempt);
            // The board shows folders by name; the id keeps equal titles apart.
            Path folder = target.resolve(safe(cell.title()) + "-" + cell.id());
            Files.createDirectories(folder);
            long seconds = points.stream()
                    .flatMap(point -> point.time().stream())
                    .findFirst()
                    .map(java.time.Instant::getEpochSecond)
                    .orElse(0L);
            Files.write(
                    folder.resolve(String.format(Locale.ROOT, "events.out.tfevents.%010d.earmark", seconds)),
                    TensorBoardFile.of(points));
            folders.add(folder);
        }
        return folders;
    }

    private List<Path> mlflow() throws IOException {
        List<Path> folders = new ArrayList<>();
        Path folder = MlflowRun.writeExperiment(target, experiment);
        folders.add(folder);
        for (StoredCell cell : started()) {
            MlflowRun.write(folder, experiment, cell, outputFolder);
        }
        return folders;
    }

    private List<StoredCell> started() {
        return experiment.cells().stream()
                .filter(cell -> cell.attempt().isPresent())
                .toList();
    }

    private Path text(String name, String content) throws IOException {
        return Files.writeString(target.resolve(name), content);
    }

    private static String safe(String title) {
        String plain = title.replaceAll("[^A-Za-z0-9=._+-]+", "_");
        return plain.isEmpty() ? "cell" : plain.substring(0, Math.min(80, plain.length()));
    }
}
