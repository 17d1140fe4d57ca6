package org.earmark.core.run;

import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.earmark.core.plan.CellState;

/** A bar for each running cell: steps, loss, clips per second, time left. */
public final class TerminalProgress implements ProgressView {
    private static final int REFRESH_MILLIS = 500;

    /** Of a terminal that did not tell its width. */
    private static final int USUAL_COLUMNS = 110;

    /** From so many columns on there is room for the speed, and for the metrics, beside a bar that one can read. */
    private static final int ROOM_FOR_SPEED = 100;

    private static final int ROOM_FOR_METRICS = 140;

    private static final String CUT = "…";

    private final PrintStream out;
    private final Map<String, ProgressBar> bars = new HashMap<>();
    private final Map<String, String> titles = new HashMap<>();

    private final int columns;

    /**
     * @param columns of the terminal; 0 where unknown. Given, because the library would otherwise ask JLine for it, which
     *     resets the handler of SIGINT: Ctrl-C would then end this process without its shutdown hooks.
     */
    public TerminalProgress(PrintStream out, int columns) {
        this.out = out;
        this.columns = columns > 0 ? columns : USUAL_COLUMNS;
    }

    @Override
    public void waiting(String device, String reason) {
        out.println("waiting for " + device + ": " + reason);
    }

    @Override
    public void started(String cell, String title, String place) {
        titles.put(cell, title);
        bars.put(
                cell,
                new ProgressBarBuilder()
                        .setTaskName(shortened(title, columns / 5))
                        .setInitialMax(0)
                        .setUpdateIntervalMillis(REFRESH_MILLIS)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setConsumer(new ConsoleProgressBarConsumer(out, columns))
                        .build());
    }

    /**
     * Cut in the middle: grids vary the last axes fastest, so the end tells cells apart that run at the same time. The
     * line that tells how a cell ended has its title in full.
     */
    static String shortened(String title, int most) {
        if (title.length() <= most) {
            return title;
        }
        int tail = (most - CUT.length()) / 2;
        int head = most - CUT.length() - tail;
        return title.substring(0, head) + CUT + title.substring(title.length() - tail);
    }

    @Override
    public void progressed(String cell, CellProgress progress) {
        ProgressBar bar = bars.get(cell);
        if (bar == null) {
            return;
        }
        bar.maxHint(progress.totalSteps());
        bar.stepTo(progress.step());
        String figures = String.format(Locale.ROOT, " loss %.4f", progress.loss());
        if (columns >= ROOM_FOR_SPEED) {
            figures += String.format(Locale.ROOT, ", %.1f clips/s", progress.clipsPerSecond());
        }
        if (columns >= ROOM_FOR_METRICS && !progress.evaluation().isEmpty()) {
            figures += ", " + progress.evaluation();
        }
        bar.setExtraMessage(figures);
    }

    @Override
    public void ended(String cell, CellState state, String message, Duration took) {
        ProgressBar bar = bars.remove(cell);
        if (bar != null) {
            bar.close();
        }
        out.println(titles.get(cell) + ": " + state + " after " + took.toSeconds() + " s"
                + (message.isEmpty() ? "" : ", " + message));
    }

    @Override
    public void close() {
        bars.values().forEach(ProgressBar::close);
        bars.clear();
        out.flush();
    }
}
