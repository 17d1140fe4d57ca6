package org.earmark.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.earmark.spi.error.ErrorCategory;

/**
 * What the ranks of a cell say of their own failures, each in a file of its own for rank 0 to read.
 *
 * @param folder that all of them see
 * @param own rank of this process
 * @param ranks in all
 */
record RankReports(Path folder, int own, int ranks) {
    private static final long PATIENCE_MILLIS = 1500;
    private static final long POLL_MILLIS = 50;

    private Path file(int rank) {
        return folder.resolve("rank-" + rank + ".json");
    }

    boolean has(int rank) {
        return Files.isRegularFile(file(rank));
    }

    void write(Failure failure) {
        Json.write(
                file(own),
                Json.object().put("errorClass", failure.category().id()).put("message", failure.message()));
    }

    /** The cause when rank 0 has only heard that another is gone; its own failure otherwise. */
    Failure cause(Failure failure) {
        boolean another = failure.category() == ErrorCategory.INFRASTRUCTURE && ranks > 1;
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        Optional<Failure> report = Optional.empty();
        while (another && report.isEmpty() && System.nanoTime() < end) {
            report = find();
            Pause.millis(POLL_MILLIS);
        }
        return report.orElse(failure);
    }

    /** The first report of a failure that is the rank's own. */
    Optional<Failure> find() {
        for (int rank = 1; rank < ranks; rank++) {
            if (has(rank)) {
                JsonNode node = Json.read(file(rank));
                ErrorCategory category = ErrorCategory.valueOf(node.path("errorClass")
                        .asText()
                        .toUpperCase(Locale.ROOT)
                        .replace('-', '_'));
                // One that lost the others knows no more than rank 0 does.
                if (category != ErrorCategory.INFRASTRUCTURE) {
                    return Optional.of(new Failure(
                            category,
                            "Rank " + rank + ": " + node.path("message").asText()));
                }
            }
        }
        return Optional.empty();
    }
}
