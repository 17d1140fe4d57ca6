package org.earmark.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.earmark.core.plan.StoredPlan;
import org.earmark.core.run.GridStatus;
import org.earmark.core.run.RunStore;
import org.earmark.core.run.StatusReader;
import org.earmark.core.run.Ticker;
import org.earmark.spi.error.EarmarkException;

/** Keeps the status page of a run up to date: while it lasts, and once more at its end. */
final class LiveStatus implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofSeconds(5);

    /** A look at a large grid on a slow disk takes long; at most one part in so many of the time is spent looking. */
    private static final int SHARE = 20;

    private final RunStore store;
    private final Path output;
    private final String experiment;
    private final Clock clock;
    private final Ticker ticker;
    private long next = System.nanoTime();

    private LiveStatus(RunStore store, Path output, String experiment, Clock clock, Duration period) {
        this.store = store;
        this.output = output;
        this.experiment = experiment;
        this.clock = clock;
        this.ticker = new Ticker("status page", period, this::refresh);
    }

    static LiveStatus start(RunStore store, Path output, String experiment, Clock clock) {
        return start(store, output, experiment, clock, PERIOD);
    }

    static LiveStatus start(RunStore store, Path output, String experiment, Clock clock, Duration period) {
        LiveStatus status = new LiveStatus(store, output, experiment, clock, period);
        // An older page would say that all is over.
        status.lookIfPossible();
        return status;
    }

    private synchronized void refresh() {
        long begin = System.nanoTime();
        if (begin - next >= 0) {
            look();
            long end = System.nanoTime();
            next = end + SHARE * (end - begin);
        }
    }

    private void look() {
        GridStatus status = new StatusReader(store).read(StoredPlan.read(output, experiment));
        StatusPage.write(output, status, clock.instant());
    }

    /** The cells' own files tell the same: a page that cannot be written fails no run. */
    private synchronized void lookIfPossible() {
        try {
            look();
        } catch (EarmarkException e) {
            ticker.missed(e);
        }
    }

    @Override
    public void close() {
        ticker.close();
        lookIfPossible();
    }
}
