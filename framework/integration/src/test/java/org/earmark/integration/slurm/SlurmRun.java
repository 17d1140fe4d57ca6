package org.earmark.integration.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.earmark.core.checkpoint.Safetensors;
import org.earmark.integration.run.ToolProcess;
import org.earmark.spi.tensor.FloatArray;

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
              training: {epochs: EPOCHS, batchSize: 4}
            grid: {seed: SEEDS}
            """;

    static final int EPOCHS = 12;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final LoopbackSlurm slurm;
    private final Process process;

    private SlurmRun(Path folder, LoopbackSlurm slurm, Process process) {
        this.folder = folder;
        this.slurm = slurm;
        this.process = process;
    }

    /** A grid of four cells, each on a GPU of its own. */
    static SlurmRun start(Path folder, LoopbackSlurm slurm, String... further) throws IOException {
        List<String> options = new ArrayList<>(List.of("--gres", "gpu:1", "--devices", "cpu"));
        options.addAll(List.of(further));
        return start(folder, slurm, EPOCHS, List.of(1, 2, 3, 4), options);
    }

    /** A cell of one seed. */
    static SlurmRun startCell(Path folder, LoopbackSlurm slurm, int epochs, String... options) throws IOException {
        return start(folder, slurm, epochs, List.of(1), List.of(options));
    }

    /** A grid of a cell for each seed. */
    static SlurmRun start(Path folder, LoopbackSlurm slurm, int epochs, List<Integer> seeds, List<String> options)
            throws IOException {
        List<String> line = new ArrayList<>(List.of(
                "run",
                experiment(folder, epochs, seeds).toString(),
                "--launcher",
                "slurm",
                "--no-report",
                "--launch",
                "pollSeconds=0.5"));
        line.addAll(options);
        return new SlurmRun(folder, slurm, earmark(folder, slurm, "run.txt", line));
    }

    /** Writes the experiment of a cell for each seed. */
    static Path experiment(Path folder, int epochs, List<Integer> seeds) throws IOException {
        return Files.writeString(
                Files.createDirectories(folder).resolve("loopback.yaml"),
                EXPERIMENT.replace("EPOCHS", Integer.toString(epochs)).replace("SEEDS", seeds.toString()));
    }

    private static Process earmark(Path folder, LoopbackSlurm slurm, String output, List<String> arguments)
            throws IOException {
        List<String> line = new ArrayList<>(arguments);
        line.addAll(List.of("--output", folder.resolve("reports").toString()));
        return ToolProcess.start(
                folder.resolve(output), Map.of("PATH", slurm.commands() + ":" + System.getenv("PATH")), line);
    }

    /** What {@code earmark cancel} prints. */
    String cancel() throws IOException, InterruptedException {
        Process cancel = earmark(folder, slurm, "cancel.txt", List.of("cancel", "loopback"));
        assertThat(cancel.waitFor()).isZero();
        return Files.readString(folder.resolve("cancel.txt"));
    }

    interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    /** Waits for something to happen while the controller lives. */
    void await(Condition condition) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            assertThat(process.isAlive()).as(printed()).isTrue();
            assertThat(System.nanoTime()).as(printed()).isLessThan(end);
            Thread.sleep(100);
        }
    }

    /** Waits until Slurm has put a job back into its queue, and has it started at once. */
    void awaitRequeue(String job) throws IOException, InterruptedException {
        await(() -> slurm.state(job).equals("PENDING") && slurm.startNow(job));
    }

    /** The only cell, once its first attempt has got so far that something can be lost. */
    Path awaitCheckpoint() throws IOException, InterruptedException {
        await(() -> cells().size() == 1 && hasCheckpoint(cells().get(0)));
        return cells().get(0);
    }

    /** Requires that an attempt at a cell is done and has, bit for bit, what the first of another run has. */
    static void requireSame(Path cell, SlurmRun undisturbed) throws IOException {
        requireSame(
                cell,
                undisturbed.cells().get(0).resolveSibling(cell.getFileName().toString()));
    }

    /** Requires that an attempt at a cell is done and has, bit for bit, what the first at the same cell elsewhere has. */
    static void requireSame(Path cell, Path undisturbed) throws IOException {
        Path last = doneAttempt(cell);
        Path reference = attempts(undisturbed).get(0);
        assertThat(result(last).path("metrics")).isEqualTo(result(reference).path("metrics"));
        assertThat(last.resolve("predictions/clipwise.npy"))
                .hasSameBinaryContentAs(reference.resolve("predictions/clipwise.npy"));
        Map<String, FloatArray> tensors =
                Safetensors.read(last.resolve("checkpoints/latest.safetensors")).tensors();
        Map<String, FloatArray> expected = Safetensors.read(reference.resolve("checkpoints/latest.safetensors"))
                .tensors();
        assertThat(tensors).hasSameSizeAs(expected).isNotEmpty();
        expected.forEach((name, values) -> assertThat(tensors.get(name))
                .as(name)
                .extracting(FloatArray::values)
                .isEqualTo(values.values()));
    }

    /** There is no second one: nobody works on a cell that is done. */
    private static Path doneAttempt(Path cell) throws IOException {
        List<Path> done = new ArrayList<>();
        for (Path attempt : attempts(cell)) {
            if (result(attempt).path("state").asText().equals("done")) {
                done.add(attempt);
            }
        }
        assertThat(done).as(cell.toString()).hasSize(1);
        return done.get(0);
    }

    /** Whether Slurm has told a cell's batch script that its time limit draws near. */
    static boolean isAskedToStop(Path cell) throws IOException {
        return Files.exists(attempts(cell).get(0).resolve("log.txt"))
                && log(cell).contains("asked to stop (USR1)");
    }

    /**
     * Waits until Slurm itself signals the only cell. Its worker is held in mid-training meanwhile, lest it be done
     * before.
     */
    Path awaitTimeLimit() throws IOException, InterruptedException {
        await(() -> cells().size() == 1
                && !attempts(cells().get(0)).isEmpty()
                && (hasCheckpoint(cells().get(0)) || isAskedToStop(cells().get(0))));
        Path cell = cells().get(0);
        if (!isAskedToStop(cell)) {
            HeldWorker.hold(attempts(cell).get(0));
            await(() -> isAskedToStop(cell));
        }
        // From here on the clock does not matter: a slow machine has all the time for its checkpoint.
        slurm.extend(job(cell).orElseThrow());
        HeldWorker.release(attempts(cell).get(0));
        return cell;
    }

    /** Waits for the controller's end, and whether it came in time. */
    boolean hasEnded(long millis) throws InterruptedException {
        return process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    /** Kills the controller as {@code kill -9} does it. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    int exitCode() throws InterruptedException {
        return process.waitFor();
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
