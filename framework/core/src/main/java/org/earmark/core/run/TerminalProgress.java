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

    /**
     * Given, because the library would otherwise ask JLine for it, which resets the handler of SIGINT: Ctrl-C would then
     * end this process without its shutdown hooks.
     */
    private static final int WIDTH = 110;

    private final PrintStream out;
    private final Map<String, ProgressBar> bars = new HashMap<>();
    private final Map<String, String> titles = new HashMap<>();

    public TerminalProgress(PrintStream out) {
        this.out = out;
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
                        .setTaskName(title)
                        .setInitialMax(0)
                        .setUpdateIntervalMillis(REFRESH_MILLIS)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setConsumer(new ConsoleProgressBarConsumer(out, WIDTH))
                        .build());
    }

    @Override
    public void progressed(String cell, CellProgress progress) {
        ProgressBar bar = bars.get(cell);
        if (bar == null) {
            return;
        }
        bar.maxHint(progress.totalSteps());
        bar.stepTo(progress.step());
        bar.setExtraMessage(String.format(
                Locale.ROOT,
                " loss %.4f, %.1f clips/s%s",
                progress.loss(),
                progress.clipsPerSecond(),
                progress.evaluation().isEmpty() ? "" : ", " + progress.evaluation()));
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
