package org.earmark.spi.model;

import java.util.List;
import org.earmark.spi.engine.Engine;
import org.earmark.spi.engine.Learner;
import org.earmark.spi.engine.LearnerSpec;
import org.earmark.spi.tensor.Tensor;

/**
 * A model written once for all engines: named parameters and a forward pass over {@link Tensor}. Immutable and
 * thread-safe: an engine may run several passes at the same time.
 */
public interface Network extends Model {
    /** All trainable parameters in a stable order. */
    List<ParameterSpec> parameters();

    /** State that is not trained by gradients, such as running statistics, in a stable order. */
    List<ParameterSpec> buffers();

    /**
     * One forward pass.
     *
     * @param pass gives parameters, constants and random draws
     * @param features log-mel spectrograms, (B, frames, mel bands)
     */
    NetworkOutput forward(Pass pass, Tensor features);

    /**
     * Whether a parameter or buffer belongs to what turns features into classes, and is therefore left out when weights
     * trained on other classes are taken over. Names of other checkpoints of the same family may be asked for too.
     */
    default boolean isHead(String name) {
        return false;
    }

    @Override
    default Learner learner(Engine engine, LearnerSpec spec) {
        return engine.learner(this, spec);
    }
}
