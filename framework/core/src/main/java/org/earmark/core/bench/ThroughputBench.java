package org.earmark.core.bench;

import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.earmark.core.flops.FlopCounter;
import org.earmark.core.plan.CellSpec;
import org.earmark.core.plugin.Creation;
import org.earmark.core.plugin.PluginRegistry;
import org.earmark.core.run.Devices;
import org.earmark.core.run.PeakMemory;
import org.earmark.core.train.InitialState;
import org.earmark.spi.data.LabelKind;
import org.earmark.spi.data.Vocabulary;
import org.earmark.spi.engine.Device;
import org.earmark.spi.engine.Engine;
import org.earmark.spi.engine.EngineContext;
import org.earmark.spi.engine.InferenceBatch;
import org.earmark.spi.engine.Learner;
import org.earmark.spi.engine.LearnerSpec;
import org.earmark.spi.engine.Precision;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;
import org.earmark.spi.loss.Loss;
import org.earmark.spi.loss.LossContext;
import org.earmark.spi.model.Model;
import org.earmark.spi.model.ModelContext;
import org.earmark.spi.model.Network;
import org.earmark.spi.random.RandomSource;

/**
 * Measures how fast a configuration trains and evaluates, without data: features are random numbers of the right shape.
 * A large matrix product on the same device, in the same process, between any two batches says how fast the machine is.
 */
public final class ThroughputBench {
    private static final int MATRIX_SIZE = 2048;
    /** What keeps a GPU busy: it is through with two small products before the second has been asked for. */
    private static final int MATRIX_SIZE_OF_GPU = 8192;
    /** One round of products between two batches. */
    private static final double MATRIX_SECONDS = 0.01;

    private final PluginRegistry plugins;
    private final LongSupplier nanoTime;

    /** @param nanoTime a clock that only goes forward */
    public ThroughputBench(PluginRegistry plugins, LongSupplier nanoTime) {
        this.plugins = plugins;
        this.nanoTime = nanoTime;
    }

    /**
     * What is measured.
     *
     * @param spec the configuration
     * @param vocabulary the classes of its data set
     * @param labels how its clips are labelled
     */
    public record Subject(CellSpec spec, Vocabulary vocabulary, LabelKind labels) {}

    /**
     * Measures training, then evaluation.
     *
     * @param device id of a device of the engine
     * @param threads CPU threads
     * @param seconds how long to measure each, at least
     * @throws EarmarkException when the engine has no such device or cannot run
     */
    public ThroughputResult measure(Subject subject, String device, int threads, double seconds) {
        CellSpec spec = subject.spec();
        var factory = plugins.engine(spec.engine().name());
        Precision precision = Creation.precision(factory, spec.engine().options());
        Model model = Creation.model(
                plugins.model(spec.model().name()),
                spec.model().options(),
                new ModelContext(subject.vocabulary(), spec.frontEnd()));
        try (Engine engine = Creation.engine(factory, spec.engine().options(), new EngineContext(threads))) {
            Device place = Devices.find(engine, device);
            int size = place.isCpu() ? MATRIX_SIZE : MATRIX_SIZE_OF_GPU;
            DoubleSupplier product = () -> engine.matrixProductRate(place, precision, size, MATRIX_SECONDS);
            Rates rates = rates(subject, model, engine, place, product, seconds);
            return new ThroughputResult(
                    place,
                    precision,
                    threads,
                    spec.training().batchSize(),
                    rates.train(),
                    rates.evaluate(),
                    forwardOperations(model, spec),
                    PeakMemory.bytes(),
                    engine.peakDeviceMemory(place));
        }
    }

    private record Rates(PacedThroughput train, PacedThroughput evaluate) {}

    private Rates rates(
            Subject subject, Model model, Engine engine, Device device, DoubleSupplier product, double seconds) {
        CellSpec spec = subject.spec();
        RandomSource random = new RandomSource(spec.seed());
        Loss loss = Creation.loss(
                plugins.loss(spec.loss().name()),
                spec.loss().options(),
                new LossContext(subject.vocabulary(), subject.labels()));
        LearnerSpec learnerSpec =
                new LearnerSpec(loss, spec.optimizer(), device, InitialState.draw(model, random), random);
        try (Learner learner = model.learner(engine, learnerSpec)) {
            RandomBatches batches = new RandomBatches(
                    spec,
                    subject.vocabulary().size(),
                    Creation.mixup(
                            plugins.mixup(spec.mixup().name()), spec.mixup().options()),
                    random);
            Optional<Integer> frameSteps =
                    loss.needsFrameTargets() ? Optional.of(steps(learner, batches)) : Optional.empty();
            AnnouncedBatches announced = new AnnouncedBatches(learner, batches, frameSteps);
            PacedThroughput train = PacedThroughput.measure(
                    seconds,
                    batches.size(),
                    step -> announced.train(step, spec.optimizer().learningRate()),
                    product,
                    nanoTime);
            PacedThroughput evaluate =
                    PacedThroughput.measure(seconds, batches.size(), step -> announced.predict(), product, nanoTime);
            return new Rates(train, evaluate);
        }
    }

    private static int steps(Learner learner, RandomBatches batches) {
        return learner.predict(InferenceBatch.of(batches.features()))
                .framewise()
                .map(frames -> Math.toIntExact(frames.shape()[1]))
                .orElseThrow(
                        () -> new EarmarkException(
                                ErrorCategory.CONFIGURATION,
                                "The loss compares time steps, but the model has no framewise output. Choose a clipwise loss."));
    }

    private static Optional<Long> forwardOperations(Model model, CellSpec spec) {
        int frames = spec.frontEnd().frames(spec.audio().samples());
        return model instanceof Network network
                ? Optional.of(
                        FlopCounter.forward(network, frames, spec.frontEnd().melBins()))
                : Optional.empty();
    }
}
