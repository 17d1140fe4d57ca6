package org.earmark.core.run;

import java.time.Duration;
import java.util.Optional;

/**
 * Ends a worker when the process that started it is gone: a controller that was killed must not leave workers behind
 * that a new controller knows nothing of.
 */
final class ParentWatch implements AutoCloseable {
    /** The environment variable by which a launcher gives its process id. */
    static final String PARENT_VARIABLE = "EARMARK_PARENT";

    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final int ORPHANED = 75;

    private final Optional<Ticker> check;

    private ParentWatch(Optional<Ticker> check) {
        this.check = check;
    }

    static ParentWatch start() {
        return new ParentWatch(Optional.ofNullable(System.getenv(PARENT_VARIABLE))
                .map(Long::parseLong)
                .map(ProcessIdentity::ofHere)
                .map(parent -> new Ticker("parent check", PERIOD, () -> haltWithout(parent))));
    }

    private static void haltWithout(ProcessIdentity parent) {
        if (!parent.isAlive()) {
            Runtime.getRuntime().halt(ORPHANED);
        }
    }

    @Override
    public void close() {
        check.ifPresent(Ticker::close);
    }
}
