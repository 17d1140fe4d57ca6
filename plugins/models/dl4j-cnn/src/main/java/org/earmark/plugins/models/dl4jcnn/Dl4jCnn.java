package org.earmark.plugins.models.dl4jcnn;

import org.earmark.spi.engine.Engine;
import org.earmark.spi.engine.Learner;
import org.earmark.spi.engine.LearnerSpec;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;
import org.earmark.spi.model.Model;

/**
 * A model that brings its own learner: DL4J computes the network, and the engine computes the loss and its derivative by
 * the logits, so that every loss for clips can be used.
 *
 * @param network how the graph is built
 */
record Dl4jCnn(Cnn6 network) implements Model {
    @Override
    public Learner learner(Engine engine, LearnerSpec spec) {
        if (!spec.device().isCpu()) {
            throw new EarmarkException(
                    ErrorCategory.ENVIRONMENT,
                    "The model dl4j-cnn computes on cpu alone, not on "
                            + spec.device().id() + ". Give it the device cpu (--devices cpu).");
        }
        if (spec.loss().needsFrameTargets()) {
            throw new EarmarkException(
                    ErrorCategory.CONFIGURATION,
                    "The loss judges single frames, but the model dl4j-cnn judges whole clips. Choose clip_bce or"
                            + " clip_ce.");
        }
        NativeBuild.choose();
        return new Dl4jLearner(network, new EngineLoss(engine, spec), spec);
    }
}
