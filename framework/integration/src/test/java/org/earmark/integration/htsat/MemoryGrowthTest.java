package org.earmark.integration.htsat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Scanner;
import org.earmark.plugins.engines.nd4j.Nd4jEngineFactory;
import org.earmark.plugins.engines.torch.TorchEngineFactory;
import org.earmark.spi.data.FrontEnd;
import org.earmark.spi.engine.AdamWOptions;
import org.earmark.spi.engine.Engine;
import org.earmark.spi.engine.EngineContext;
import org.earmark.spi.engine.EngineFactory;
import org.earmark.spi.engine.Learner;
import org.earmark.spi.engine.LearnerSpec;
import org.earmark.spi.engine.TrainingBatch;
import org.earmark.spi.model.Network;
import org.earmark.spi.random.RandomSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A training of many steps needs no more memory than one of few. */
@Tag("slow")
class MemoryGrowthTest {
    private static final Path RESIDENT = Path.of("/proc/self/statm");
    private static final int PAGE = 4096;
    /** Until then pools, code and thread stacks take what they keep. */
    private static final int WARM_UP_STEPS = 100;

    private static final int STEPS = 500;
    /**
     * The JVM's heap and compiler move by some twenty megabytes either way; an engine that kept 130 kB of the tens of
     * megabytes that a step passes through it would show.
     */
    private static final long GROWTH = 64L << 20;

    private final TrainingPlan plan = new TrainingPlan();
    private final Network network = GoldenModel.NANO.network(FrontEnd.standard());

    @Test
    void ofTheTorchEngine() throws IOException {
        assertThat(growth(new TorchEngineFactory())).isLessThan(GROWTH);
    }

    @Test
    void ofTheNd4jEngine() throws IOException {
        assertThat(growth(new Nd4jEngineFactory())).isLessThan(GROWTH);
    }

    /** Bytes by which the process grew from the end of the warm-up to the end. */
    private <O extends Record> long growth(EngineFactory<O> factory) throws IOException {
        assumeThat(RESIDENT).as("the system's account of this process").exists();
        TrainingBatch batch = plan.traceBatch(0, GoldenLoss.CLIP_CE);
        try (Engine engine = factory.create(factory.defaults(), new EngineContext(2));
                Learner learner = engine.learner(network, spec(engine))) {
            train(learner, batch, WARM_UP_STEPS);
            long before = resident();
            train(learner, batch, STEPS);
            return resident() - before;
        }
    }

    private LearnerSpec spec(Engine engine) {
        return new LearnerSpec(
                GoldenLoss.CLIP_CE.create(),
                AdamWOptions.standard(),
                engine.devices().get(0),
                GoldenModel.state(network, Goldens.tensors("train/initial.safetensors")),
                new RandomSource(1));
    }

    private static void train(Learner learner, TrainingBatch batch, int steps) {
        for (int step = 0; step < steps; step++) {
            learner.trainStep(batch, 1e-4);
        }
    }

    /** Without what the next collection would free. */
    private static long resident() throws IOException {
        System.gc();
        try (Scanner pages = new Scanner(Files.readString(RESIDENT))) {
            pages.nextLong();
            return pages.nextLong() * PAGE;
        }
    }
}
