package org.earmark.core.run;

import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.earmark.core.plan.CellState;

/** Progress as plain lines, one for each start, evaluation and end: for logs and pipes. */
public final class LineProgress implements ProgressView {
    private final PrintStream out;
    private final Map<String, String> titles = new HashMap<>();
    private final Map<String, String> shown = new HashMap<>();

    public LineProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public void waiting(String device, String reason) {
        out.println("waiting for " + device + ": " + reason);
    }

    @Override
    public void started(String cell, String title, String place) {
        titles.put(cell, title);
        out.println(cell + "  " + title + ": started on " + place);
    }

    @Override
    public void progressed(String cell, CellProgress progress) {
        if (progress.evaluation().isEmpty() || progress.evaluation().equals(shown.put(cell, progress.evaluation()))) {
            return;
        }
        out.println(String.format(
                Locale.ROOT,
                "%s  %s: epoch %d of %d, loss %.4f, %.1f clips/s, %s",
                cell,
                titles.get(cell),
                progress.epoch(),
                progress.epochs(),
                progress.loss(),
                progress.clipsPerSecond(),
                progress.evaluation()));
    }

    @Override
    public void ended(String cell, CellState state, String message, Duration took) {
        out.println(cell + "  " + titles.get(cell) + ": " + state + " after " + took.toSeconds() + " s"
                + (message.isEmpty() ? "" : ", " + message));
    }

    @Override
    public void close() {
        out.flush();
    }
}
