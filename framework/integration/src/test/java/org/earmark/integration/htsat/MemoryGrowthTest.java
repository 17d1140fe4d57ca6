package org.earmark.integration.htsat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
import org.junit.jupiter.api.TestReporter;

/** A training of many steps needs no more memory than one of few. */
@Tag("slow")
class MemoryGrowthTest {
    private static final Path STATUS = Path.of("/proc/self/status");
    /** Until then pools, code and thread stacks take what they keep. */
    private static final int WARM_UP_STEPS = 100;

    private static final int STRETCHES = 12;
    private static final int READINGS = 5;
    private static final int STEPS_TO_READING = 10;
    /** In bytes. A step passes tens of megabytes through the engine. */
    private static final double MOST_KEPT_A_STEP = 100e3;

    private final TrainingPlan plan = new TrainingPlan();
    private final Network network = GoldenModel.NANO.network(FrontEnd.standard());

    @Test
    void ofTheTorchEngine(TestReporter reporter) throws IOException {
        requireLittleKept(new TorchEngineFactory(), reporter);
    }

    @Test
    void ofTheNd4jEngine(TestReporter reporter) throws IOException {
        requireLittleKept(new Nd4jEngineFactory(), reporter);
    }

    private <O extends Record> void requireLittleKept(EngineFactory<O> factory, TestReporter reporter)
            throws IOException {
        double kept = keptAStep(factory);
        reporter.publishEntry("bytes kept a step", Double.toString(kept));
        assertThat(kept).isLessThan(MOST_KEPT_A_STEP);
    }

    /** Bytes by which the process grows with each step after the warm-up. */
    private <O extends Record> double keptAStep(EngineFactory<O> factory) throws IOException {
        assumeThat(STATUS).as("the system's account of this process").exists();
        TrainingBatch batch = plan.traceBatch(0, GoldenLoss.CLIP_CE);
        long[] least = new long[STRETCHES];
        try (Engine engine = factory.create(factory.defaults(), new EngineContext(2));
                Learner learner = engine.learner(network, spec(engine))) {
            train(learner, batch, WARM_UP_STEPS);
            for (int stretch = 0; stretch < STRETCHES; stretch++) {
                least[stretch] = leastWhileTraining(learner, batch);
            }
        }
        return slope(least) / (READINGS * STEPS_TO_READING);
    }

    /** Engines free what the collector has found a little later, so a single reading may have a step's memory too many. */
    private static long leastWhileTraining(Learner learner, TrainingBatch batch) throws IOException {
        long least = Long.MAX_VALUE;
        for (int reading = 0; reading < READINGS; reading++) {
            train(learner, batch, STEPS_TO_READING);
            least = Math.min(least, resident());
        }
        return least;
    }

    /**
     * The median of the slopes of all pairs of readings (Theil and Sen): a leak raises every one of them, while what moves by
     * tens of megabytes once or twice, such as the JVM's heap and compiler and the engines' pools, leaves it near zero.
     */
    private static double slope(long[] readings) {
        List<Double> slopes = new ArrayList<>();
        for (int later = 1; later < readings.length; later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                slopes.add((readings[later] - readings[earlier]) / (double) (later - earlier));
            }
        }
        Collections.sort(slopes);
        return slopes.get(slopes.size() / 2);
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
        String line = Files.readAllLines(STATUS).stream()
                .filter(candidate -> candidate.startsWith("VmRSS:"))
                .findFirst()
                .orElseThrow();
        return 1024 * Long.parseLong(line.replaceAll("\\D", ""));
    }
}
