package org.earmark.core.run;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does something at regular intervals on a thread of its own until closed; a failure is logged and tried again. */
public final class Ticker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);

    private final Thread thread;

    /** @param name of the thread, for the log */
    public Ticker(String name, Duration period, Runnable task) {
        thread = new Thread(() -> tick(period, task), name);
        thread.setDaemon(true);
        thread.start();
    }

    private void tick(Duration period, Runnable task) {
        try {
            while (true) {
                Thread.sleep(period.toMillis());
                run(task);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            missed(e);
        }
    }

    /** Logs that it could not be done this time. */
    public void missed(RuntimeException reason) {
        LOG.warn("{} failed: {}", thread.getName(), reason.getMessage(), reason);
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
