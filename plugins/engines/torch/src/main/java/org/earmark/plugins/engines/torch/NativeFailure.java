package org.earmark.plugins.engines.torch;

import java.util.Arrays;
import java.util.function.Supplier;
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
        if (!isNative(cause)) {
            return cause instanceof IllegalArgumentException ? misfit(operation, cause, shapes) : cause;
        }
        // A GPU tells of a failure when it next answers, whatever operation that is for.
        return NativeCause.of(told(cause))
                .<RuntimeException>map(category -> explained(operation, category, cause))
                .orElseGet(() -> misfit(operation, cause, shapes));
    }

    private static IllegalArgumentException misfit(String operation, RuntimeException cause, long[]... shapes) {
        String operands = Stream.of(shapes).map(Arrays::toString).collect(Collectors.joining(" and "));
        return new IllegalArgumentException(operation + " does not fit " + operands + ": " + firstLine(cause), cause);
    }

    /** For a failure outside the operations of a network. */
    static RuntimeException of(String activity, Throwable cause) {
        if (cause instanceof OutOfMemoryError) {
            return explained(activity, ErrorCategory.OUT_OF_MEMORY, cause);
        }
        if (isNative(cause)) {
            return NativeCause.of(told(cause))
                    .map(category -> explained(activity, category, cause))
                    .orElseGet(() -> new EarmarkException(
                            ErrorCategory.ENGINE, activity + " failed in libtorch: " + firstLine(cause), cause));
        }
        if (cause instanceof RuntimeException ours) {
            return ours;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return new IllegalStateException(activity + " was interrupted", cause);
    }

    /** Does something of which libtorch may say that it failed; the failure is one that a person can read. */
    static <T> T explaining(String activity, Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException failure) {
            throw of(activity, failure);
        }
    }

    /** JavaCPP throws this very class, not a subclass, for whatever C++ throws. */
    private static boolean isNative(Throwable cause) {
        return cause.getClass() == RuntimeException.class;
    }

    private static EarmarkException explained(String activity, ErrorCategory category, Throwable cause) {
        String line = firstLine(cause);
        String text =
                switch (category) {
                    case OUT_OF_MEMORY ->
                        "Memory ran out in libtorch: " + line
                                + " Use a smaller batch, fewer clips per pass (engine option clipsPerPass, gpuClipsPerPass"
                                + " on GPUs) or fewer replicas.";
                    case ENVIRONMENT ->
                        activity + " failed because this GPU or its driver does not suit the build of libtorch: " + line
                                + ". \"earmark doctor\" says what this machine has.";
                    case INFRASTRUCTURE ->
                        activity + " failed because the GPU broke or was taken away: " + line
                                + ". Run again to continue from the checkpoint, on another device if it fails again.";
                    default ->
                        activity + " failed on the GPU: " + line
                                + ". A GPU tells of a failure when it next answers, so an earlier operation may have caused it;"
                                + " with CUDA_LAUNCH_BLOCKING=1 in the environment each one is waited for.";
                };
        return new EarmarkException(category, text, cause);
    }

    /** The message without the native stack that libtorch appends. */
    static String firstLine(Throwable cause) {
        String text = told(cause);
        return SOURCE.matcher(text.lines().findFirst().orElse(text).strip()).replaceFirst("");
    }

    private static String told(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        int trace = message.indexOf("\nException raised from");
        return trace < 0 ? message : message.substring(0, trace);
    }
}
