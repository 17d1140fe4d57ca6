package org.earmark.plugins.launchers.slurm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;
import org.earmark.spi.launch.CellTask;

/**
 * What Slurm needs of an array while it runs: a batch script, and a file for each task that says what to run.
 *
 * @param folder of its own
 */
record Batch(Path folder) {
    private static final String TASKS = "tasks";

    /** Writes an array's files below the output folder that the attempts lie in. */
    static Batch write(List<CellTask> tasks, SlurmOptions options) {
        Path home = home(new Attempt(tasks.get(0).attempt()));
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(home), "array-");
            Batch batch = new Batch(folder);
            Files.createDirectory(folder.resolve(TASKS));
            for (int i = 0; i < tasks.size(); i++) {
                Files.writeString(folder.resolve(TASKS).resolve(i + ".sh"), task(tasks.get(i)));
            }
            Files.writeString(batch.script(), job(folder.resolve(TASKS), options));
            return batch;
        } catch (IOException e) {
            throw new EarmarkException(
                    ErrorCategory.ENVIRONMENT,
                    "Cannot write the batch script below " + home + ": " + e + ". Choose another --output.",
                    e);
        }
    }

    /** Where the batches lie of all arrays that attempts below the same output folder belong to. */
    static Path home(Attempt attempt) {
        // OUTPUT/cells/CELL/attempt-001
        return attempt.path().getParent().getParent().getParent().resolve(".slurm");
    }

    Path script() {
        return folder.resolve("job.sh");
    }

    /** What the batch script itself prints, which is nothing unless it goes wrong. */
    String output() {
        return folder.resolve("job-%a.out").toString();
    }

    static String job(Path tasks, SlurmOptions options) {
        try (InputStream template = Batch.class.getResourceAsStream("job.sh")) {
            return new String(template.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@TASKS@", quoted(tasks.toString()))
                    .replace("@RESTARTS@", Integer.toString(options.restarts()))
                    .replace("@NODES@", Integer.toString(options.nodes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String task(CellTask task) {
        String variables = new TreeMap<>(task.environment())
                .entrySet().stream()
                        .map(entry -> "export " + entry.getKey() + "=" + quoted(entry.getValue()) + "\n")
                        .collect(Collectors.joining());
        String timeout = task.timeout()
                .map(limit -> Double.toString(limit.toMillis() / 1e3))
                .orElse("");
        return "attempt=" + quoted(task.attempt().toString()) + "\ntimeout=" + timeout + "\n" + variables + "command=("
                + task.command().stream().map(Batch::quoted).collect(Collectors.joining(" ")) + ")\n";
    }

    /** For a POSIX shell, whatever the text holds. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** Also withdraws the tasks: a job that Slurm starts all the same finds nothing to do. */
    void delete() {
        if (Files.isDirectory(folder)) {
            deleteTree(folder);
        }
        // The last array's folder takes the common one with it; one that still holds others stays.
        folder.getParent().toFile().delete();
    }

    static void deleteTree(Path folder) {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
