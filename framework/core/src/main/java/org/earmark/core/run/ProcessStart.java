package org.earmark.core.run;

import java.io.IOException;

/**
 * Starts processes. What stands in the way of a start is often gone a moment later: a full table of processes, or a kill
 * that hit the helper by which the Java runtime starts a program.
 */
final class ProcessStart {
    private static final int TRIES = 3;
    private static final long PAUSE_MILLIS = 200;

    private ProcessStart() {}

    /** @throws IOException the last of several, when none of the tries succeeded */
    static Process of(ProcessBuilder builder) throws IOException {
        return of(builder, TRIES);
    }

    private static Process of(ProcessBuilder builder, int tries) throws IOException {
        try {
            return builder.start();
        } catch (IOException e) {
            if (tries > 1 && !Thread.currentThread().isInterrupted()) {
                Pause.millis(PAUSE_MILLIS);
                return of(builder, tries - 1);
            }
            throw e;
        }
    }
}
