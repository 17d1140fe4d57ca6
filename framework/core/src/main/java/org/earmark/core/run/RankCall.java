package org.earmark.core.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;

/**
 * How the leader of the first node tells those of the others which attempt the ranks work on: it may have made a new one,
 * because the job was started again. The note lies beside the file by which the ranks meet, which is new at every start.
 */
final class RankCall {
    /** The first node may have to wait for the worker of a start that was cut off. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final long POLL_MILLIS = 100;

    private RankCall() {}

    private static Path note(Path meeting) {
        return meeting.resolveSibling(meeting.getFileName() + ".json");
    }

    static void make(Path meeting, WorkerOrder order) {
        Json.write(
                note(meeting),
                Json.object()
                        .put("order", order.folder().order().toAbsolutePath().toString()));
    }

    /**
     * Waits for the first node.
     *
     * @throws EarmarkException of category INFRASTRUCTURE when it does not call
     */
    static WorkerOrder await(Path meeting) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.isRegularFile(note(meeting))) {
            if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
                throw new EarmarkException(
                        ErrorCategory.INFRASTRUCTURE,
                        "The first node of this cell has not said within " + PATIENCE.toMinutes()
                                + " minutes which attempt to work on (" + note(meeting)
                                + " is not there). The output folder must be the same on all nodes.");
            }
            Pause.millis(POLL_MILLIS);
        }
        return WorkerOrder.read(Path.of(Json.read(note(meeting)).path("order").asText()));
    }
}
