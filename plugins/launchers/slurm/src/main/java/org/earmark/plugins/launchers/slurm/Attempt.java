package org.earmark.plugins.launchers.slurm;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.earmark.formats.array.AtomicFile;
import org.earmark.spi.launch.TaskEnd;

/**
 * What an attempt directory says about its place in Slurm and about its end.
 *
 * @param path of the directory
 */
record Attempt(Path path) {
    private static final Pattern NAME = Pattern.compile("attempt-(\\d+)");
    private static final Pattern JOB = Pattern.compile("\"job\"\\s*:\\s*\"(\\d+_\\d+)\"");
    private static final Pattern SUBMISSION =
            Pattern.compile("\"batch\"\\s*:\\s*\"([^\"/]+)\"\\s*,\\s*\"task\"\\s*:\\s*(\\d+)");
    private static final Pattern PREEMPTED = Pattern.compile("\"errorClass\"\\s*:\\s*\"preempted\"");
    private static final Pattern END = Pattern.compile("\"exitCode\":(\\d+),\"timedOut\":(true|false)");
    private static final int TAIL = 4096;
    private static final int TAIL_LINES = 20;

    /** All attempts at the same cell, oldest first. */
    List<Attempt> siblings() {
        try (Stream<Path> entries = Files.list(path.getParent())) {
            return entries.filter(entry ->
                            NAME.matcher(entry.getFileName().toString()).matches())
                    .map(Attempt::new)
                    .sorted(Comparator.comparingInt(Attempt::number))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int number() {
        Matcher matcher = NAME.matcher(path.getFileName().toString());
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    /** The newest attempt from this one on that a worker began, else this one. */
    Attempt newest() {
        return siblings().stream()
                .filter(attempt -> attempt.number() >= number())
                .filter(attempt -> attempt.isStarted() || attempt.hasResult())
                .reduce((first, second) -> second)
                .orElse(this);
    }

    boolean isStarted() {
        return Files.isRegularFile(path.resolve("events.jsonl"));
    }

    boolean hasResult() {
        return Files.isRegularFile(path.resolve("result.json"));
    }

    /** Whether its end is the cell's end for now: it has a result, and not that it only made way. */
    boolean isOver() {
        return hasResult()
                && !PREEMPTED.matcher(read(path.resolve("result.json"))).find();
    }

    /** The job that was submitted for it, such as {@code 12_3}. */
    Optional<String> job() {
        Matcher matcher = JOB.matcher(read(placeFile()));
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /**
     * The submission that its controller had begun when it was killed; empty once the job's number is written down, and
     * before.
     */
    Optional<Submission> submission() {
        Matcher matcher = SUBMISSION.matcher(read(placeFile()));
        return matcher.find()
                ? Optional.of(new Submission(
                        new Batch(Batch.home(this).resolve(matcher.group(1))), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    /** Whether it was given to Slurm, or was to be. */
    boolean isPlaced() {
        return Files.isRegularFile(placeFile());
    }

    /** To be written before Slurm is asked: a controller that is killed meanwhile must not submit a cell twice. */
    void placing(Submission submission) {
        write("\"batch\":\"" + submission.batch().folder().getFileName() + "\",\"task\":" + submission.task());
    }

    void placed(String job) {
        write("\"job\":\"" + job + "\"");
    }

    private void write(String place) {
        AtomicFile.write(placeFile(), ("{\"format\":1," + place + "}\n").getBytes(StandardCharsets.UTF_8));
    }

    private Path placeFile() {
        return path.resolve("slurm.json");
    }

    /** How the batch script ended, where it came so far: a worker that leaves no record has told so by its exit code. */
    Optional<TaskEnd> end() {
        Matcher matcher = END.matcher(read(path.resolve("slurm-end.json")));
        return matcher.find()
                ? Optional.of(
                        new TaskEnd(Integer.parseInt(matcher.group(1)), Boolean.parseBoolean(matcher.group(2)), tail()))
                : Optional.empty();
    }

    /** The last lines of {@code log.txt}. */
    private String tail() {
        try (RandomAccessFile log = new RandomAccessFile(path.resolve("log.txt").toFile(), "r")) {
            log.seek(Math.max(0, log.length() - TAIL));
            byte[] bytes = new byte[(int) Math.min(TAIL, log.length())];
            log.readFully(bytes);
            List<String> lines =
                    new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException e) {
            return "";
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
