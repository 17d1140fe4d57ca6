package org.earmark.core.predict;

import org.earmark.core.run.Devices;
import org.earmark.spi.engine.AdamWOptions;
import org.earmark.spi.engine.Engine;
import org.earmark.spi.engine.Learner;
import org.earmark.spi.engine.LearnerSpec;
import org.earmark.spi.random.RandomSource;

/** Puts trained models on devices. */
public final class SubjectLearner {
    private SubjectLearner() {}

    /** @throws org.earmark.spi.error.EarmarkException when the device is missing or the model cannot run on the engine */
    public static Learner of(Subject subject, Engine engine, String device) {
        LearnerSpec spec = new LearnerSpec(
                new NoLoss(subject.activation()),
                AdamWOptions.standard(),
                Devices.find(engine, device),
                subject.state(),
                new RandomSource(0));
        return subject.model().learner(engine, spec);
    }
}
