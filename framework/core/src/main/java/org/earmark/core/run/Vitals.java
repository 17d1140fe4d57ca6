package org.earmark.core.run;

import java.time.Duration;

/** Shows that a worker lives. */
final class Vitals implements AutoCloseable {
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final Ticker heartbeat;

    private Vitals(Ticker heartbeat) {
        this.heartbeat = heartbeat;
    }

    static Vitals start(EventLog events) {
        return new Vitals(new Ticker("heartbeat", HEARTBEAT, () -> events.append("heartbeat")));
    }

    @Override
    public void close() {
        heartbeat.close();
    }
}
