package org.earmark.core.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.earmark.core.plugin.FakeFactories.EngineOptions;
import org.earmark.core.plugin.FakeFactories.ModelOptions;
import org.earmark.core.plugin.FakeFactories.Size;
import org.earmark.spi.engine.Device;
import org.earmark.spi.engine.Engine;
import org.earmark.spi.engine.EngineContext;
import org.earmark.spi.engine.EngineFactory;
import org.earmark.spi.engine.InferenceBatch;
import org.earmark.spi.engine.Learner;
import org.earmark.spi.engine.LearnerSpec;
import org.earmark.spi.engine.LearnerState;
import org.earmark.spi.engine.Precision;
import org.earmark.spi.engine.Prediction;
import org.earmark.spi.engine.ProcessEnvironment;
import org.earmark.spi.engine.StepResult;
import org.earmark.spi.engine.TrainingBatch;
import org.earmark.spi.model.Model;
import org.earmark.spi.model.ModelContext;
import org.earmark.spi.model.ModelFactory;
import org.earmark.spi.model.Network;
import org.earmark.spi.tensor.FloatArray;

/** An engine whose learners take exact times on a clock of its own, and a model that brings such a learner. */
final class TimedEngine implements Engine {
    static final double MATRIX_RATE = 5e9;

    /** Until a step's result is known, and from then until the device is through with it. */
    private static final long STEP_NANOS = 400_000_000;

    private static final long TAIL_NANOS = 100_000_000;
    private static final long PREDICTION_NANOS = 250_000_000;

    private long now;
    private int threads;
    private int matrixSize;
    private FloatArray features = FloatArray.zeros(0);
    private FloatArray targets = FloatArray.zeros(0);
    private final List<Object> given = new ArrayList<>();
    private final List<Object> announced = new ArrayList<>();

    /** The batches that learners were given, in order. */
    List<Object> given() {
        return given;
    }

    /** The batches that were announced, in order. */
    List<Object> announced() {
        return announced;
    }

    long nanoTime() {
        return now;
    }

    int threads() {
        return threads;
    }

    /** Of the last matrix product. */
    int matrixSize() {
        return matrixSize;
    }

    FloatArray features() {
        return features;
    }

    FloatArray targets() {
        return targets;
    }

    ModelFactory<ModelOptions> model() {
        return new TimedModel();
    }

    EngineFactory<EngineOptions> factory() {
        return new TimedFactory();
    }

    @Override
    public List<Device> devices() {
        return List.of(new Device("cpu", "for tests"), new Device("cuda:7", "for tests"));
    }

    @Override
    public Learner learner(Network network, LearnerSpec spec) {
        throw new UnsupportedOperationException("the model brings its own");
    }

    @Override
    public double matrixProductRate(Device device, Precision precision, int size, double seconds) {
        matrixSize = size;
        return MATRIX_RATE;
    }

    @Override
    public OptionalLong peakDeviceMemory(Device device) {
        return OptionalLong.empty();
    }

    @Override
    public Map<String, String> libraries() {
        return Map.of();
    }

    @Override
    public void close() {}

    private final class TimedLearner implements Learner {
        @Override
        public StepResult trainStep(TrainingBatch batch, double learningRate) {
            now += STEP_NANOS;
            features = batch.features();
            targets = batch.targets();
            given.add(batch);
            return new StepResult(1, 1);
        }

        @Override
        public Prediction predict(InferenceBatch batch) {
            now += PREDICTION_NANOS;
            given.add(batch);
            return new Prediction(FloatArray.zeros(batch.size(), 3), Optional.empty(), Optional.empty(), Map.of());
        }

        @Override
        public void announce(TrainingBatch next) {
            announced.add(next);
        }

        @Override
        public void announce(InferenceBatch next) {
            announced.add(next);
        }

        @Override
        public void awaitDevice() {
            now += TAIL_NANOS;
        }

        @Override
        public LearnerState state() {
            throw new UnsupportedOperationException("a benchmark keeps nothing");
        }

        @Override
        public void close() {}
    }

    private final class TimedModel implements ModelFactory<ModelOptions> {
        @Override
        public Model create(ModelOptions options, ModelContext context) {
            return (engine, spec) -> new TimedLearner();
        }

        @Override
        public String name() {
            return "timed";
        }

        @Override
        public String version() {
            return "1";
        }

        @Override
        public String summary() {
            return "for tests";
        }

        @Override
        public ModelOptions defaults() {
            return new ModelOptions(Size.TINY, 0.1);
        }
    }

    private final class TimedFactory implements EngineFactory<EngineOptions> {
        @Override
        public Engine create(EngineOptions options, EngineContext context) {
            threads = context.threads();
            return TimedEngine.this;
        }

        @Override
        public ProcessEnvironment processEnvironment(EngineOptions options, EngineContext context) {
            return ProcessEnvironment.unchanged();
        }

        @Override
        public Precision precision(EngineOptions options) {
            return options.precision();
        }

        @Override
        public String name() {
            return "timed";
        }

        @Override
        public String version() {
            return "1";
        }

        @Override
        public String summary() {
            return "for tests";
        }

        @Override
        public EngineOptions defaults() {
            return new EngineOptions(Precision.FP32);
        }
    }
}
