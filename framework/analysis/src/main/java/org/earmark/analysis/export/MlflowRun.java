package org.earmark.analysis.export;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earmark.analysis.store.CellState;
import org.earmark.analysis.store.StoredAttempt;
import org.earmark.analysis.store.StoredCell;
import org.earmark.analysis.store.StoredExperiment;
import org.earmark.analysis.store.StoredResult;

/**
 * Writes the folder layout of MLflow's file store: an experiment with a run per cell. Ids are hashes of names, so the
 * same export written twice is the same.
 */
final class MlflowRun {
    private static final List<String> ARTIFACTS = List.of("cell.json", "provenance.json", "result.json");
    private static final int RUNNING = 1;
    private static final int FINISHED = 3;
    private static final int FAILED = 4;

    private MlflowRun() {}

    /** Writes the experiment's own file and returns its folder. */
    static Path writeExperiment(Path store, StoredExperiment experiment) throws IOException {
        String id = experimentId(experiment.name());
        Path folder = store.resolve(id);
        Files.createDirectories(folder);
        Map<String, String> meta = new LinkedHashMap<>();
        meta.put("artifact_location", quoted(uri(folder)));
        meta.put("experiment_id", quoted(id));
        meta.put("lifecycle_stage", "active");
        meta.put("name", quoted(experiment.name()));
        yaml(folder.resolve("meta.yaml"), meta);
        return folder;
    }

    static void write(Path experimentFolder, StoredExperiment experiment, StoredCell cell, Path outputFolder)
            throws IOException {
        StoredAttempt attempt = cell.attempt().orElseThrow();
        String id = hash(experiment.name() + "/" + cell.id()).substring(0, 32);
        Path folder = experimentFolder.resolve(id);
        for (String part : List.of("params", "metrics", "tags", "artifacts")) {
            Files.createDirectories(folder.resolve(part));
        }
        List<Point> points = Tables.points(outputFolder, attempt);
        yaml(folder.resolve("meta.yaml"), meta(folder, experiment, cell, id, points));
        for (Map.Entry<String, String> entry : attempt.configuration().entrySet()) {
            write(folder.resolve("params").resolve(entry.getKey()), entry.getValue());
        }
        writeMetrics(folder.resolve("metrics"), points);
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("mlflow.runName", cell.title());
        tags.put("mlflow.source.name", attempt.command());
        tags.put("mlflow.source.type", "LOCAL");
        tags.put("earmark.cell", cell.id());
        tags.put("earmark.state", cell.state().id());
        attempt.provenance().forEach((path, value) -> tags.put("earmark." + path, value));
        Optional.ofNullable(attempt.provenance().get("earmarkGit.commit"))
                .ifPresent(commit -> tags.put("mlflow.source.git.commit", commit));
        for (Map.Entry<String, String> tag : tags.entrySet()) {
            write(folder.resolve("tags").resolve(tag.getKey()), tag.getValue());
        }
        for (String artifact : ARTIFACTS) {
            Path source = outputFolder.resolve(attempt.folder()).resolve(artifact);
            if (Files.isRegularFile(source)) {
                write(folder.resolve("artifacts").resolve(artifact), Files.readString(source));
            }
        }
    }

    private static Map<String, String> meta(
            Path folder, StoredExperiment experiment, StoredCell cell, String id, List<Point> points) {
        Optional<StoredResult> result = cell.attempt().flatMap(StoredAttempt::result);
        long started = millis(result.flatMap(StoredResult::started)
                .or(() ->
                        points.stream().flatMap(point -> point.time().stream()).findFirst()));
        Map<String, String> meta = new LinkedHashMap<>();
        meta.put("artifact_uri", quoted(uri(folder.resolve("artifacts"))));
        meta.put(
                "end_time",
                result.flatMap(StoredResult::ended)
                        .map(end -> Long.toString(end.toEpochMilli()))
                        .orElse("null"));
        meta.put("entry_point_name", "''");
        meta.put("experiment_id", quoted(experimentId(experiment.name())));
        meta.put("lifecycle_stage", "active");
        meta.put("run_id", id);
        meta.put("run_name", quoted(cell.title()));
        meta.put("run_uuid", id);
        meta.put("source_name", "''");
        meta.put("source_type", "4");
        meta.put("source_version", "''");
        meta.put("start_time", Long.toString(started));
        meta.put("status", Integer.toString(status(cell.state())));
        meta.put("tags", "[]");
        meta.put("user_id", "earmark");
        return meta;
    }

    private static int status(CellState state) {
        return switch (state) {
            case DONE -> FINISHED;
            case RUNNING, PENDING -> RUNNING;
            default -> FAILED;
        };
    }

    private static void writeMetrics(Path folder, List<Point> points) throws IOException {
        Map<String, List<String>> lines = new LinkedHashMap<>();
        long time = 0;
        for (Point point : points) {
            time = point.time().map(Instant::toEpochMilli).orElse(time);
            lines.computeIfAbsent(point.tag(), tag -> new ArrayList<>())
                    .add(time + " " + point.value() + " " + point.step());
        }
        for (Map.Entry<String, List<String>> metric : lines.entrySet()) {
            write(folder.resolve(metric.getKey()), String.join("\n", metric.getValue()) + "\n");
        }
    }

    private static String experimentId(String name) {
        // MLflow takes ids for decimal numbers of 18 digits.
        BigInteger number = new BigInteger(hash(name).substring(0, 16), 16);
        return number.mod(BigInteger.TEN.pow(17)).add(BigInteger.TEN.pow(17)).toString();
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long millis(Optional<Instant> time) {
        return time.map(Instant::toEpochMilli).orElse(0L);
    }

    private static String uri(Path path) {
        return path.toAbsolutePath().normalize().toUri().toString().replaceAll("/$", "");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static void yaml(Path file, Map<String, String> entries) throws IOException {
        StringBuilder text = new StringBuilder();
        entries.forEach(
                (key, value) -> text.append(key).append(": ").append(value).append('\n'));
        write(file, text.toString());
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
