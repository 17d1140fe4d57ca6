package org.earmark.core.run;

/** Waits a moment before looking again. */
final class Pause {
    private Pause() {}

    /** Who is interrupted meanwhile goes on at once and can tell by the thread. */
    static void millis(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
