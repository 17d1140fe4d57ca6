package org.earmark.plugins.engines.nd4j;

import java.util.Locale;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;

/** Turns what ND4J throws into errors that a person can read. */
final class NativeFailure {
    private NativeFailure() {}

    /** For a failure while a replica was working. */
    static RuntimeException of(String activity, Throwable cause) {
        if (isOutOfMemory(cause)) {
            return new EarmarkException(
                    ErrorCategory.OUT_OF_MEMORY,
                    "Memory ran out in ND4J: " + firstLine(cause)
                            + " Use a smaller batch, fewer clips per pass (engine option clipsPerPass) or fewer"
                            + " replicas.",
                    cause);
        }
        if (cause instanceof RuntimeException ours) {
            return ours.getClass().getName().startsWith("org.nd4j.")
                    ? new EarmarkException(
                            ErrorCategory.ENGINE, activity + " failed in ND4J: " + firstLine(cause), cause)
                    : ours;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return new IllegalStateException(activity + " was interrupted", cause);
    }

    private static boolean isOutOfMemory(Throwable cause) {
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        return cause instanceof OutOfMemoryError
                || message.contains("bad_alloc")
                || message.contains("allocation failed")
                || message.contains("out of [host] memory");
    }

    /** The first line of what caused it all. */
    static String rootLine(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName() + ": " + firstLine(root);
    }

    static String firstLine(Throwable cause) {
        String text = String.valueOf(cause.getMessage());
        return text.lines().findFirst().orElse(text).strip();
    }
}
