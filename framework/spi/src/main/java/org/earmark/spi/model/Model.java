package org.earmark.spi.model;

import org.earmark.spi.engine.Engine;
import org.earmark.spi.engine.Learner;
import org.earmark.spi.engine.LearnerSpec;

/**
 * Something that can be trained. Most models are a {@link Network} and run on every engine; a model that is tied to a
 * library of its own implements this interface directly and brings its own {@link Learner}.
 */
public interface Model {
    /**
     * A learner for this model.
     *
     * @throws org.earmark.spi.error.EarmarkException when the model cannot run on that engine
     */
    Learner learner(Engine engine, LearnerSpec spec);

    /** Whether the model is meant to start from weights that were trained before, so that an experiment must name them. */
    default boolean wantsPretrainedStart() {
        return false;
    }
}
