package org.earmark.plugins.launchers.slurm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;

/**
 * What an attempt directory says about its place in Slurm and about its end.
 *
 * @param path of the directory
 */
record Attempt(Path path) {
    private static final Pattern NAME = Pattern.compile("attempt-(\\d+)");
    private static final Pattern JOB = Pattern.compile("\"job\"\\s*:\\s*\"(\\d+_\\d+)\"");
    private static final Pattern PREEMPTED = Pattern.compile("\"errorClass\"\\s*:\\s*\"preempted\"");

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
        Path file = path.resolve("slurm.json");
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Matcher matcher = JOB.matcher(read(file));
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    void placed(String job) {
        Path file = path.resolve("slurm.json");
        Path fresh = path.resolve("slurm.json.new");
        try {
            Files.writeString(fresh, "{\"format\":1,\"job\":\"" + job + "\"}\n");
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new EarmarkException(
                    ErrorCategory.INFRASTRUCTURE,
                    "The job " + job + " was submitted, but " + file + " cannot be written (" + e
                            + "). Withdraw it with scancel " + job + ".",
                    e);
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
