package org.earmark.core.run;

import java.time.Duration;

/** Shows that a worker lives. */
final class Vitals implements AutoCloseable {
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final Ticker heartbeat;

    private Vitals(Ticker heartbeat) {
        this.heartbeat = heartbeat;
    }

    /** @param energy sampled at every beat */
    static Vitals start(EventLog events, EnergyMeter energy) {
        return new Vitals(new Ticker("heartbeat", HEARTBEAT, () -> {
            events.append("heartbeat");
            energy.sample();
        }));
    }

    @Override
    public void close() {
        heartbeat.close();
    }
}
