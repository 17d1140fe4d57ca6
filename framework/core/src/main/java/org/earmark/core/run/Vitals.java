package org.earmark.core.run;

import java.time.Duration;
import java.util.Optional;

/**
 * Shows that a worker lives, and ends it when the process that started it is gone: a controller that was killed must
 * not leave workers behind that a new controller knows nothing of.
 */
final class Vitals implements AutoCloseable {
    /** The environment variable by which a launcher gives its process id. */
    static final String PARENT_VARIABLE = "EARMARK_PARENT";

    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final Duration PARENT_CHECK = Duration.ofSeconds(1);
    private static final int ORPHANED = 75;

    private final Ticker heartbeat;
    private final Optional<Ticker> parentCheck;

    private Vitals(Ticker heartbeat, Optional<Ticker> parentCheck) {
        this.heartbeat = heartbeat;
        this.parentCheck = parentCheck;
    }

    static Vitals start(EventLog events) {
        return new Vitals(
                new Ticker("heartbeat", HEARTBEAT, () -> events.append("heartbeat")),
                Optional.ofNullable(System.getenv(PARENT_VARIABLE))
                        .map(Long::parseLong)
                        .map(parent -> new Ticker("parent check", PARENT_CHECK, () -> haltWithout(parent))));
    }

    private static void haltWithout(long parent) {
        if (ProcessHandle.of(parent).filter(ProcessHandle::isAlive).isEmpty()) {
            Runtime.getRuntime().halt(ORPHANED);
        }
    }

    @Override
    public void close() {
        heartbeat.close();
        parentCheck.ifPresent(Ticker::close);
    }
}
