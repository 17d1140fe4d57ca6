package org.earmark.integration.slurm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code earmark run --launcher slurm} in a process of its own, and what it leaves in its output folder. */
final class SlurmRun {
    static final int CELLS = 4;

    private static final String EXPERIMENT =
            """
            earmark: 1
            name: loopback
            version: 1
            question: Does every cell end done, whatever happens to its node?
            metrics: [accuracy]
            base:
              dataset: {name: synthetic, clips: 40, classes: 3, seconds: 2, folds: 0}
              audio: {seconds: 2}
              frontEnd: {hopLength: 640}
              model: {name: htsat, size: tiny, variant: hc, spectrogramSize: 128, embedDimension: 24,
                      depths: [1, 1, 1, 1], heads: [1, 2, 4, 8]}
              loss: clip_ce
              schedule: constant
              training: {epochs: 12, batchSize: 4}
            grid: {seed: [1, 2, 3, 4]}
            """;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Process process;

    private SlurmRun(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
    }

    static SlurmRun start(Path folder, LoopbackSlurm slurm, String... further) throws IOException {
        Path experiment = Files.writeString(Files.createDirectories(folder).resolve("loopback.yaml"), EXPERIMENT);
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.earmark.cli.Main",
                "run",
                experiment.toString(),
                "--output",
                folder.resolve("reports").toString(),
                "--launcher",
                "slurm",
                "--gres",
                "gpu:1",
                "--devices",
                "cpu",
                "--no-report",
                "--launch",
                "pollSeconds=0.5"));
        line.addAll(List.of(further));
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("run.txt").toFile());
        builder.environment().merge("PATH", "", (path, none) -> slurm.commands() + ":" + path);
        return new SlurmRun(folder, builder.start());
    }

    int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String printed() throws IOException {
        return Files.readString(folder.resolve("run.txt"));
    }

    boolean hasOutput() {
        return Files.exists(folder.resolve("reports"));
    }

    /** The cells' folders, in a stable order. */
    List<Path> cells() throws IOException {
        Path cells = folder.resolve("reports").resolve("cells");
        if (!Files.isDirectory(cells)) {
            return List.of();
        }
        try (Stream<Path> list = Files.list(cells)) {
            return list.sorted().toList();
        }
    }

    static List<Path> attempts(Path cell) throws IOException {
        try (Stream<Path> list = Files.list(cell)) {
            return list.filter(path -> path.getFileName().toString().startsWith("attempt-"))
                    .sorted()
                    .toList();
        }
    }

    static Optional<String> job(Path cell) throws IOException {
        Path file = attempts(cell).get(0).resolve("slurm.json");
        return Files.exists(file)
                ? Optional.of(JSON.readTree(file.toFile()).path("job").asText())
                : Optional.empty();
    }

    /** Whether the first attempt has got so far that something can be lost. */
    static boolean hasCheckpoint(Path cell) throws IOException {
        List<Path> attempts = attempts(cell);
        return !attempts.isEmpty()
                && Files.exists(attempts.get(0).resolve("checkpoints").resolve("latest.safetensors"));
    }

    static JsonNode result(Path attempt) throws IOException {
        Path file = attempt.resolve("result.json");
        return Files.exists(file) ? JSON.readTree(file.toFile()) : JSON.createObjectNode();
    }

    /** What Slurm's batch script wrote down: the job's node and GPU. */
    static String log(Path cell) throws IOException {
        return Files.readString(attempts(cell).get(0).resolve("log.txt"));
    }
}
