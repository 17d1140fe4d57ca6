package org.earmark.spi.engine;

import java.util.Objects;

/**
 * What an engine may know of its process.
 *
 * @param threads CPU threads it may use, at least 1
 * @param ranks the processes that it trains with
 */
public record EngineContext(int threads, RankGroup ranks) {
    public EngineContext {
        Objects.requireNonNull(ranks);
        if (threads < 1) {
            throw new IllegalArgumentException("an engine needs at least one thread, not " + threads);
        }
    }

    /** Of a process that trains by itself. */
    public EngineContext(int threads) {
        this(threads, RankGroup.alone());
    }
}
