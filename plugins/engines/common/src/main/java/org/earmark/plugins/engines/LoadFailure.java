package org.earmark.plugins.engines;

import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;

/** Says why the native libraries of an engine cannot be loaded. */
public final class LoadFailure {
    private LoadFailure() {}

    /**
     * @param library as people know it
     * @param engine name of the engine that needs it
     * @param platform as JavaCPP calls this one
     * @param reason what the loader said, with or without a full stop
     * @param otherwise what else can be done, as a sentence after a space; empty for nothing
     */
    public static EarmarkException of(
            String library, String engine, String platform, String reason, String otherwise, Throwable failure) {
        return new EarmarkException(
                ErrorCategory.ENVIRONMENT,
                library + " cannot be loaded on " + platform + ": " + reason.replaceFirst("\\.$", "") + ". The "
                        + engine
                        + " engine needs Linux on x86-64 and room for its libraries in "
                        + System.getProperty("org.bytedeco.javacpp.cachedir", "~/.javacpp")
                        + "; \"earmark doctor\" says what this machine has."
                        + otherwise,
                failure);
    }
}
