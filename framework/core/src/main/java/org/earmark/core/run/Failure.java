package org.earmark.core.run;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;
import org.earmark.spi.launch.TaskEnd;

/**
 * Why a cell has no result, for people.
 *
 * @param category decides whether a retry makes sense
 * @param message one paragraph
 */
public record Failure(ErrorCategory category, String message) {
    private static final Pattern NO_MEMORY =
            Pattern.compile("not enough memory|can't allocate memory|bad_alloc|out of memory|cannot allocate memory"
                    + "|cu(?:blas|dnn)_status_alloc_failed|(?:device|host)_allocation_failed");
    /** 128 + SIGKILL, as process exit codes say it. */
    private static final int KILLED = 137;
    /** 128 + SIGTERM. */
    private static final int TERMINATED = 143;

    private static final Pattern BREAK = Pattern.compile("\\s*\\R\\s*");
    /** Frames of a C++ exception's own trace, of no use to anybody who only runs cells. */
    private static final Pattern NATIVE_TRACE =
            Pattern.compile("\\s*(Exception raised from|frame #0|C\\+\\+ CapturedTraceback).*", Pattern.DOTALL);

    /**
     * The failure that a worker process left behind when it died without a word.
     *
     * @param memoryRanOut whether the kernel killed some process for want of memory meanwhile
     */
    static Failure of(TaskEnd end, Optional<Duration> timeout, boolean memoryRanOut) {
        String lastWords = end.outputTail().isBlank()
                ? " It printed nothing."
                : " Its last output was: " + paragraph(end.outputTail());
        if (end.timedOut()) {
            String limit = timeout.map(time -> " of " + time.toSeconds() + " s").orElse("");
            return new Failure(
                    ErrorCategory.TIMEOUT,
                    "The cell ran longer than its time limit" + limit
                            + " and was stopped. Run it again with a longer limit; it continues from its checkpoint.");
        }
        if (end.exitCode() == CellWorker.CANNOT_WRITE) {
            return new Failure(ErrorCategory.ENVIRONMENT, "The worker could not write its result." + lastWords);
        }
        if (end.exitCode() == TERMINATED) {
            return new Failure(
                    ErrorCategory.PREEMPTED,
                    "The worker process was told from outside to stop (signal 15). It continues from its checkpoint."
                            + lastWords);
        }
        if (end.exitCode() == KILLED && memoryRanOut) {
            return new Failure(
                    ErrorCategory.OUT_OF_MEMORY,
                    "Memory ran out, and the kernel killed the worker process. Run it with half the"
                            + " training.batchSize, or with fewer workers at a time." + lastWords);
        }
        if (end.exitCode() == KILLED) {
            return new Failure(
                    ErrorCategory.INFRASTRUCTURE,
                    "The worker process was killed from outside (signal 9). It continues from its checkpoint when it is"
                            + " run again." + lastWords);
        }
        return new Failure(
                ErrorCategory.ENGINE,
                "The worker process ended with exit code " + end.exitCode()
                        + " without a result, which happens when native code crashes. The attempt's log.txt has all"
                        + " of its output." + lastWords);
    }

    /** The failure that an exception stands for. */
    public static Failure of(Throwable thrown) {
        if (thrown instanceof EarmarkException known && known.category() == ErrorCategory.OUT_OF_MEMORY) {
            return new Failure(known.category(), paragraph(known.getMessage()));
        }
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (isOutOfMemory(cause)) {
                return new Failure(ErrorCategory.OUT_OF_MEMORY, outOfMemory(cause));
            }
        }
        if (thrown instanceof EarmarkException known) {
            return new Failure(known.category(), paragraph(known.getMessage()));
        }
        if (thrown instanceof LinkageError) {
            return new Failure(
                    ErrorCategory.ENVIRONMENT,
                    "A library could not be loaded: " + paragraph(thrown.toString())
                            + ". Run earmark doctor to see what this machine lacks.");
        }
        return new Failure(
                ErrorCategory.BUG,
                "An unexpected " + thrown.getClass().getSimpleName() + " stopped the work: "
                        + paragraph(String.valueOf(thrown.getMessage()))
                        + ". This is a defect of Earmark or of a plugin; the log.txt of a cell's attempt has the stack trace.");
    }

    private static boolean isOutOfMemory(Throwable cause) {
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        return cause instanceof OutOfMemoryError || NO_MEMORY.matcher(message).find();
    }

    /** What an exception says, on one line. */
    static String reason(Throwable thrown) {
        return paragraph(String.valueOf(thrown.getMessage()));
    }

    private static String outOfMemory(Throwable cause) {
        return "Memory ran out: " + paragraph(String.valueOf(cause.getMessage()))
                + ". Use a smaller training.batchSize or model size, or a machine with more memory.";
    }

    private static String paragraph(String message) {
        String known = NATIVE_TRACE.matcher(message).replaceFirst("");
        return BREAK.matcher(known.strip()).replaceAll("; ");
    }
}
