package org.earmark.core.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;

/**
 * A scheduler's wish that a worker stop soon, with a checkpoint: a file that appears. A file rather than a signal,
 * because the JVM keeps signals to itself and a file reaches every machine.
 */
public final class StopRequest {
    /** The environment variable that names the file. */
    public static final String VARIABLE = "EARMARK_STOP_FILE";

    private static final long PERIOD_NANOS = 500_000_000L;

    private final Optional<Path> file;
    private final LongSupplier nanoTime;
    private long next;

    StopRequest(Optional<Path> file, LongSupplier nanoTime) {
        this.file = file;
        this.nanoTime = nanoTime;
        this.next = nanoTime.getAsLong();
    }

    static StopRequest ofEnvironment() {
        return new StopRequest(Optional.ofNullable(System.getenv(VARIABLE)).map(Path::of), System::nanoTime);
    }

    /** Looks for the file at most twice a second: it may lie on a slow disk. */
    boolean isMade() {
        long now = nanoTime.getAsLong();
        if (file.isEmpty() || now - next < 0) {
            return false;
        }
        next = now + PERIOD_NANOS;
        return Files.exists(file.get());
    }

    /** What a worker throws once its checkpoint is written. */
    static EarmarkException stopped(long step) {
        return new EarmarkException(
                ErrorCategory.PREEMPTED,
                "The scheduler asked the cell to stop; it wrote a checkpoint after step " + step
                        + " and continues from there when it is run again.");
    }
}
