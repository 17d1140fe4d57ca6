package org.earmark.analysis.export;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.earmark.analysis.store.StoredAttempt;
import org.earmark.analysis.store.StoredCell;
import org.earmark.analysis.store.StoredExperiment;
import org.earmark.analysis.store.StoredResult;

/** An experiment as tables of which every column has one type, so that data frames and Parquet take them as they are. */
public final class Tables {
    /** Columns of {@link #measurements}, in order. */
    public static final List<String> MEASUREMENT_COLUMNS =
            List.of("experiment", "cell", "attempt", "scope", "split", "metric", "epoch", "step", "time", "value");

    private Tables() {}

    /**
     * A row per cell, also of those that are not done. Columns: experiment, cell, title, state, attempt, seed, fold,
     * {@code axis.PATH} for each axis, {@code metric.NAME} after the last epoch, {@code best.epoch} and {@code
     * best.NAME} at the epoch best on the test part, parameters, epochs, steps, seconds, started, ended, error, command,
     * commit, and {@code config.PATH} for every value of the effective configuration.
     */
    public static ExportTable cells(StoredExperiment experiment) {
        List<Map<String, Object>> rows =
                experiment.cells().stream().map(cell -> cell(experiment, cell)).toList();
        List<String> columns = new ArrayList<>(rows.get(0).keySet());
        TreeSet<String> configuration = new TreeSet<>();
        experiment.cells().forEach(cell -> cell.attempt()
                .ifPresent(
                        attempt -> configuration.addAll(attempt.configuration().keySet())));
        configuration.forEach(path -> columns.add("config." + path));
        List<List<Object>> values = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Map<String, Object> row = rows.get(i);
            experiment.cells().get(i).attempt().ifPresent(attempt -> attempt.configuration()
                    .forEach((path, value) -> row.put("config." + path, value)));
            values.add(
                    columns.stream().map(column -> row.getOrDefault(column, "")).toList());
        }
        return new ExportTable(columns, values);
    }

    private static Map<String, Object> cell(StoredExperiment experiment, StoredCell cell) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("experiment", experiment.name());
        row.put("cell", cell.id());
        row.put("title", cell.title());
        row.put("state", cell.state().id());
        row.put("attempt", cell.attempt().<Object>map(StoredAttempt::number).orElse(""));
        row.put("seed", cell.seed());
        row.put("fold", cell.fold());
        experiment
                .axes()
                .keySet()
                .forEach(axis -> row.put("axis." + axis, cell.axes().getOrDefault(axis, "")));
        StoredResult result = cell.attempt().flatMap(StoredAttempt::result).orElse(null);
        boolean done = cell.doneResult().isPresent();
        for (String metric : experiment.metrics()) {
            row.put("metric." + metric, done ? orEmpty(result.metrics().get(metric)) : "");
        }
        row.put(
                "best.epoch",
                done && result.best().isPresent() ? result.best().get().epoch() : "");
        for (String metric : experiment.metrics()) {
            row.put(
                    "best." + metric,
                    done && result.best().isPresent()
                            ? orEmpty(result.best().get().metrics().get(metric))
                            : "");
        }
        row.put("parameters", result == null ? "" : orEmpty(result.parameters()));
        row.put("epochs", result == null ? "" : result.epochs());
        row.put("steps", result == null ? "" : result.steps());
        row.put("seconds", result == null || Double.isNaN(result.seconds()) ? "" : result.seconds());
        row.put("started", result == null ? "" : text(result.started()));
        row.put("ended", result == null ? "" : text(result.ended()));
        row.put("error", result == null ? "" : result.errorClass());
        row.put("command", cell.attempt().map(StoredAttempt::command).orElse(""));
        row.put(
                "commit",
                cell.attempt()
                        .map(attempt -> attempt.provenance()
                                .getOrDefault(
                                        "earmarkGit.commit",
                                        attempt.provenance().getOrDefault("git.commit", "")))
                        .orElse(""));
        return row;
    }

    /**
     * A row per logged number of the attempts that speak for the cells.
     *
     * @param outputFolder holds {@code cells}
     */
    public static ExportTable measurements(StoredExperiment experiment, Path outputFolder) {
        List<List<Object>> rows = new ArrayList<>();
        for (StoredCell cell : experiment.cells()) {
            cell.attempt().ifPresent(attempt -> {
                for (Point point : points(outputFolder, attempt)) {
                    rows.add(List.of(
                            experiment.name(),
                            cell.id(),
                            attempt.number(),
                            point.scope(),
                            point.split(),
                            point.metric(),
                            point.epoch(),
                            point.step(),
                            point.time().map(Instant::toString).orElse(""),
                            point.value()));
                }
            });
        }
        return new ExportTable(MEASUREMENT_COLUMNS, rows);
    }

    static List<Point> points(Path outputFolder, StoredAttempt attempt) {
        return EventPoints.read(outputFolder.resolve(attempt.folder()).resolve("events.jsonl"));
    }

    private static Object orEmpty(Double value) {
        return value == null ? "" : value;
    }

    private static Object orEmpty(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : "";
    }

    private static String text(Optional<Instant> time) {
        return time.map(Instant::toString).orElse("");
    }
}
