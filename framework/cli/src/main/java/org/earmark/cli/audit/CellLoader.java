package org.earmark.cli.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.earmark.analysis.store.CellState;
import org.earmark.analysis.store.Liveness;
import org.earmark.analysis.store.StoreReader;
import org.earmark.analysis.store.StoredAttempt;
import org.earmark.analysis.store.StoredCell;
import org.earmark.analysis.store.StoredExperiment;
import org.earmark.analysis.store.StoredResult;
import org.earmark.core.audit.ClaimsFile;
import org.earmark.core.audit.ScoreEvidence;
import org.earmark.core.config.JsonFile;
import org.earmark.spi.error.DataException;
import org.earmark.spi.loss.Activation;

/** Reads the cells of an experiment as evidence. */
final class CellLoader {
    private final Path output;
    private final Liveness liveness;

    CellLoader(Path output, Liveness liveness) {
        this.output = output;
        this.liveness = liveness;
    }

    Measured load(ClaimsFile.Source source) {
        StoredExperiment experiment =
                new StoreReader(output, liveness).read(source.experiment().orElseThrow());
        List<StoredCell> chosen = experiment.cells().stream()
                .filter(cell -> matches(cell, source.where().orElse(List.of())))
                .toList();
        List<String> notes = new ArrayList<>(experiment.notes());
        List<Measured.Model> models = new ArrayList<>();
        List<String> provenance = new ArrayList<>();
        for (StoredCell cell : chosen) {
            if (cell.state() == CellState.DONE) {
                models.add(model(cell, notes));
                provenance.add(provenance(cell));
            } else {
                notes.add("Cell " + cell.id() + " (" + cell.title() + ") is "
                        + cell.state().id() + " and is left out.");
            }
        }
        if (models.isEmpty()) {
            return new Measured.Absent(
                    chosen.isEmpty()
                            ? "No cell of " + experiment.name() + " is where the evidence says; its axes are "
                                    + String.join(", ", experiment.axes().keySet()) + "."
                            : "None of the " + chosen.size() + " cells of " + experiment.name() + " is done: "
                                    + String.join(" ", notes));
        }
        return new Measured.Cells(models, notes, provenance);
    }

    private static boolean matches(StoredCell cell, List<ClaimsFile.AxisValue> where) {
        return where.stream().allMatch(wanted -> wanted.value()
                .equals(cell.axes()
                        .getOrDefault(
                                wanted.axis(),
                                cell.attempt()
                                        .map(attempt -> attempt.configuration().get(wanted.axis()))
                                        .orElse(""))));
    }

    private Measured.Model model(StoredCell cell, List<String> notes) {
        StoredAttempt attempt = cell.attempt().orElseThrow();
        StoredResult result = attempt.result().orElseThrow();
        return new Measured.Model(
                cell.id(),
                cell.seed(),
                result.clips().getOrDefault("test", 0L),
                result.metrics(),
                result.best().map(StoredResult.BestEpoch::metrics).orElse(Map.of()),
                predictions(attempt, cell.id(), notes).stream().toList(),
                attempt.configuration());
    }

    private Optional<ScoreEvidence> predictions(StoredAttempt attempt, String id, List<String> notes) {
        Path folder = output.resolve(attempt.folder()).resolve("predictions");
        Path scores = folder.resolve("clipwise.npy");
        Path clips = folder.resolve("clips.txt");
        if (!Files.isRegularFile(scores)) {
            notes.add("Cell " + id + " has no predictions, so it has no interval over clips.");
            return Optional.empty();
        }
        try {
            ScoreEvidence read = ScoreEvidence.read(
                    scores,
                    folder.resolve("targets.npy"),
                    Files.isRegularFile(clips) ? Optional.of(clips) : Optional.empty());
            if (!read.undefined().isEmpty() || read.clips().isEmpty()) {
                notes.add("Cell " + id + " predicts NaN for " + read.undefined().size() + " of "
                        + (read.clips().size() + read.undefined().size()) + " clips; no interval over clips is given.");
                return Optional.empty();
            }
            return Optional.of(EvidenceLoader.activated(read, activation(attempt)));
        } catch (DataException e) {
            notes.add("The predictions of cell " + id + " are left out: " + e.getMessage());
            return Optional.empty();
        }
    }

    private Activation activation(StoredAttempt attempt) {
        Path file = output.resolve(attempt.folder()).resolve("result.json");
        try {
            String name = JsonFile.read(file).path("activation").asText();
            return Activation.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IOException | IllegalArgumentException e) {
            throw new DataException(
                    file + " does not say what the predictions are (activation); it was written by an older version.",
                    e);
        }
    }

    private static String provenance(StoredCell cell) {
        StoredAttempt attempt = cell.attempt().orElseThrow();
        Map<String, String> facts = attempt.provenance();
        String commit = facts.getOrDefault("earmarkGit.commit", facts.getOrDefault("git.commit", ""));
        return "cell " + cell.id() + " (" + cell.title() + "), " + attempt.folder()
                + (attempt.command().isEmpty() ? "" : ", made by " + attempt.command())
                + (commit.isEmpty() ? "" : ", commit " + commit);
    }
}
