package org.earmark.spi.engine;

import java.util.Optional;
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

    /**
     * Looks, without loading, whether the native library that {@link #create} needs is in this build. Called in the
     * parent before anything is written.
     *
     * @return one paragraph that says why the engine cannot run on this platform; empty when nothing speaks against it
     */
    default Optional<String> obstacle() {
        return Optional.empty();
    }

    /** Whether several processes can train one cell together, as {@link EngineContext#ranks()} says. */
    default boolean trainsInRanks() {
        return false;
    }

    /**
     * Options with which the same training step needs less memory and gives the same up to rounding. Asked after memory ran
     * out, again and again with what it answered, to find out by trying what would fit.
     *
     * @param device that memory ran out on
     * @return empty when there is nothing to be saved
     */
    default Optional<O> thriftier(O options, Device device) {
        return Optional.empty();
    }

    /** The precision that the options ask for, for throughput tables. */
    Precision precision(O options);
}
