package org.earmark.plugins.engines.torch;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;

/** Turns what libtorch throws into errors that a person can read. */
final class NativeFailure {
    /** Gloo names the line of its source, which lies on the machine that built it. */
    private static final Pattern SOURCE = Pattern.compile("^\\[[^\\]]*\\.(cc|cpp|h):\\d+\\]\\s*");

    private NativeFailure() {}

    /** For a failed operation on operands of the given shapes. */
    static RuntimeException of(String operation, RuntimeException cause, long[]... shapes) {
        if (isNative(cause) && isOutOfMemory(cause)) {
            return outOfMemory(cause);
        }
        if (!isNative(cause) && !(cause instanceof IllegalArgumentException)) {
            return cause;
        }
        String operands = Stream.of(shapes).map(Arrays::toString).collect(Collectors.joining(" and "));
        return new IllegalArgumentException(operation + " does not fit " + operands + ": " + firstLine(cause), cause);
    }

    /** For a failure outside the operations of a network. */
    static RuntimeException of(String activity, Throwable cause) {
        if (cause instanceof OutOfMemoryError || (isNative(cause) && isOutOfMemory(cause))) {
            return outOfMemory(cause);
        }
        if (isNative(cause)) {
            return new EarmarkException(
                    ErrorCategory.ENGINE, activity + " failed in libtorch: " + firstLine(cause), cause);
        }
        if (cause instanceof RuntimeException ours) {
            return ours;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return new IllegalStateException(activity + " was interrupted", cause);
    }

    /** JavaCPP throws this very class, not a subclass, for whatever C++ throws. */
    private static boolean isNative(Throwable cause) {
        return cause.getClass() == RuntimeException.class;
    }

    private static boolean isOutOfMemory(Throwable cause) {
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("out of memory")
                || message.contains("not enough memory")
                || message.contains("can't allocate memory")
                || message.contains("bad_alloc");
    }

    private static EarmarkException outOfMemory(Throwable cause) {
        return new EarmarkException(
                ErrorCategory.OUT_OF_MEMORY,
                "Memory ran out in libtorch: " + firstLine(cause)
                        + " Use a smaller batch, fewer clips per pass (engine option clipsPerPass) or fewer replicas.",
                cause);
    }

    /** The message without the native stack that libtorch appends. */
    static String firstLine(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        int trace = message.indexOf("\nException raised from");
        String text = trace < 0 ? message : message.substring(0, trace);
        return SOURCE.matcher(text.lines().findFirst().orElse(text).strip()).replaceFirst("");
    }
}
