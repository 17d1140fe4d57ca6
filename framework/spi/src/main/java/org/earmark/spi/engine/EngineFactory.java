package org.earmark.spi.engine;

import org.earmark.spi.Factory;

/** Makes an engine. Must load no native library before {@link #create} is called. */
public interface EngineFactory<O extends Record> extends Factory<O> {
    /**
     * The environment in which a worker process should be started to run this engine well. Called in the parent.
     */
    ProcessEnvironment processEnvironment(O options, EngineContext context);

    /**
     * Loads the native library and makes the engine.
     *
     * @throws org.earmark.spi.error.EarmarkException of category ENVIRONMENT when the library cannot run here
     */
    Engine create(O options, EngineContext context);

    /** Whether several processes can train one cell together, as {@link EngineContext#ranks()} says. */
    default boolean trainsInRanks() {
        return false;
    }

    /** The precision that the options ask for, for throughput tables. */
    Precision precision(O options);
}
