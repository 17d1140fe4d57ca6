package org.earmark.plugins.models.dl4jcnn;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earmark.spi.engine.AdamWOptions;
import org.earmark.spi.engine.BatchPosition;
import org.earmark.spi.engine.Engine;
import org.earmark.spi.engine.Learner;
import org.earmark.spi.engine.LearnerSpec;
import org.earmark.spi.engine.LearnerState;
import org.earmark.spi.engine.TrainingBatch;
import org.earmark.spi.model.Initialisation;
import org.earmark.spi.model.Network;
import org.earmark.spi.model.NetworkOutput;
import org.earmark.spi.model.ParameterSpec;
import org.earmark.spi.model.Pass;
import org.earmark.spi.tensor.FloatArray;
import org.earmark.spi.tensor.Tensor;

/**
 * A loss and its derivative by logits that were computed elsewhere: a network whose one parameter is the logits takes a
 * step, and Adam's first moment with a decay of 0 is the derivative.
 */
final class EngineLoss {
    private static final AdamWOptions GRADIENT_READER = new AdamWOptions(1, 0, 0, 1e-8, 0, 0);

    private final Engine engine;
    private final LearnerSpec spec;

    EngineLoss(Engine engine, LearnerSpec spec) {
        this.engine = engine;
        this.spec = spec;
    }

    /** The mean loss over a batch and its derivative, (B, classes). */
    record Judgement(double loss, FloatArray derivative) {}

    /**
     * @param logits (B, classes)
     * @param targets (B, classes)
     */
    Judgement judge(FloatArray logits, FloatArray targets, BatchPosition position) {
        LearnerState state = LearnerState.fresh(Map.of(Cnn6.LOGITS, logits), Map.of());
        LearnerSpec own = new LearnerSpec(spec.loss(), GRADIENT_READER, spec.device(), state, spec.random());
        try (Learner learner = engine.learner(new Given(logits.shape()), own)) {
            int size = (int) logits.shape()[0];
            FloatArray places = FloatArray.zeros(size, 1, 1);
            for (int i = 0; i < size; i++) {
                places.values()[i] = i;
            }
            TrainingBatch batch = new TrainingBatch(places, targets, Optional.empty(), Optional.empty(), position);
            double loss = learner.trainStep(batch, 1).loss();
            FloatArray derivative = learner.state().firstMoments().get(Cnn6.LOGITS);
            return new Judgement(loss, derivative == null ? FloatArray.filled(Float.NaN, logits.shape()) : derivative);
        }
    }

    /** Answers with its parameter; features say which rows, because an engine may divide a batch. */
    @SuppressWarnings("ArrayRecordComponent") // shapes are arrays throughout; networks are never compared
    private record Given(long[] shape) implements Network {
        @Override
        public List<ParameterSpec> parameters() {
            return List.of(new ParameterSpec(Cnn6.LOGITS, shape, Initialisation.constant(0)));
        }

        @Override
        public List<ParameterSpec> buffers() {
            return List.of();
        }

        @Override
        public NetworkOutput forward(Pass pass, Tensor features) {
            float[] places = features.toArray().values();
            int[] rows = new int[places.length];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = (int) places[i];
            }
            return NetworkOutput.ofClipwise(pass.parameter(Cnn6.LOGITS).gather(0, rows));
        }
    }
}
