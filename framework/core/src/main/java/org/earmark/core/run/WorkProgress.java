package org.earmark.core.run;

import java.io.PrintStream;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far a long command is: a bar on a terminal, elsewhere a line now and then. For one thread. */
public final class WorkProgress implements AutoCloseable {
    private static final int REFRESH_MILLIS = 500;
    private static final int WIDTH = 100;
    private static final long LINE_NANOS = 30_000_000_000L;

    private final PrintStream out;
    private final String task;
    private final long total;
    private final Optional<ProgressBar> bar;
    private long lineAt = System.nanoTime();

    private WorkProgress(PrintStream out, String task, long total, Optional<ProgressBar> bar) {
        this.out = out;
        this.task = task;
        this.total = total;
        this.bar = bar;
    }

    /**
     * @param task what is being done, in a word or two
     * @param total steps
     * @param terminal whether somebody watches
     */
    public static WorkProgress start(PrintStream out, String task, long total, boolean terminal) {
        Optional<ProgressBar> bar = terminal
                ? Optional.of(new ProgressBarBuilder()
                        .setTaskName(task)
                        .setInitialMax(total)
                        .setUpdateIntervalMillis(REFRESH_MILLIS)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setConsumer(new ConsoleProgressBarConsumer(out, WIDTH))
                        .build())
                : Optional.empty();
        return new WorkProgress(out, task, total, bar);
    }

    /** @param done steps so far */
    public void at(long done) {
        bar.ifPresent(shown -> shown.stepTo(done));
        if (bar.isEmpty() && System.nanoTime() - lineAt > LINE_NANOS) {
            lineAt = System.nanoTime();
            out.println(task + ": " + done + " of " + total);
        }
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
    }
}
