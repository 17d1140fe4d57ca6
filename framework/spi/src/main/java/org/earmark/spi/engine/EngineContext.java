package org.earmark.spi.engine;

/**
 * What an engine may know of its process.
 *
 * @param threads CPU threads it may use, at least 1
 */
public record EngineContext(int threads) {
    public EngineContext {
        if (threads < 1) {
            throw new IllegalArgumentException("an engine needs at least one thread, not " + threads);
        }
    }
}
