package org.earmark.plugins.engines.torch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.earmark.plugins.engines.PartRunner;
import org.earmark.plugins.engines.PassSignal;
import org.earmark.plugins.engines.Predictions;
import org.earmark.plugins.engines.StateCheck;
import org.earmark.spi.engine.InferenceBatch;
import org.earmark.spi.engine.Learner;
import org.earmark.spi.engine.LearnerSpec;
import org.earmark.spi.engine.LearnerState;
import org.earmark.spi.engine.Prediction;
import org.earmark.spi.engine.StepResult;
import org.earmark.spi.engine.TrainingBatch;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.model.Network;
import org.earmark.spi.tensor.FloatArray;

/** Trains a network by replicas that each take a part of every batch. */
@SuppressWarnings("try") // scopes and guards act by being open
final class TorchLearner implements Learner {
    private final List<Parameter> parameters;
    private final RunningBuffers buffers;
    private final Constants constants;
    private final List<Replica> replicas;
    private final PartRunner<Replica> runner;
    private final Gradients gradients;
    private final AdamW optimizer;
    private final Passes passes;
    private final Division division;
    private final BatchCopies copies;
    private final Device device;
    private final Collective ranks;
    private final Holdings held;
    private long steps;

    private TorchLearner(Network network, LearnerSpec spec, TorchOptions options, Place place, Holdings held) {
        LearnerState initial = spec.initial();
        StateCheck.require(network, initial);
        this.device = place.device();
        this.ranks = place.ranks();
        this.copies = place.copies();
        this.held = held;
        this.division = new Division(place.threads().count(), options.clipsPerPass(), ranks);
        this.constants = held.add(new Constants(device), Constants::close);
        this.parameters = network.parameters().stream()
                .map(declared -> held.add(new Parameter(declared.name(), initial, device), Parameter::close))
                .toList();
        this.buffers = new RunningBuffers(initial.buffers(), device);
        this.replicas = IntStream.range(0, place.threads().count())
                .mapToObj(i -> held.add(new Replica(parameters, constants, device), Replica::close))
                .toList();
        this.runner = new PartRunner<>(place.threads(), replicas);
        this.gradients = new Gradients(parameters, replicas, place.threads());
        this.optimizer = new AdamW(spec.optimizer());
        this.passes = new Passes(network, spec.loss(), spec.random(), options.precision());
        this.steps = initial.steps();
    }

    /**
     * A learner, which closes what of its place is its own, as this does when it cannot be made.
     *
     * @throws EarmarkException when the state does not fit the network, or the device does not hold it
     */
    static TorchLearner open(Network network, LearnerSpec spec, TorchOptions options, Place place) {
        Holdings held = new Holdings();
        held.add(place.ranks(), Collective::close);
        held.add(place.copies(), BatchCopies::close);
        try {
            return NativeFailure.explaining("Setting up a learner", () -> {
                place.requireEqualReplicas();
                return new TorchLearner(network, spec, options, place, held);
            });
        } catch (RuntimeException | Error failure) {
            place.ranks().abandon();
            held.close();
            throw failure;
        }
    }

    @Override
    public void announce(TrainingBatch next) {
        copies.announce(next, () -> division.of(next).parts());
    }

    @Override
    public void announce(InferenceBatch next) {
        copies.announce(next, () -> division.of(next).parts());
    }

    @Override
    public StepResult trainStep(TrainingBatch batch, double learningRate) {
        try (Inputs inputs = copies.of(batch)) {
            return together("A training step", () -> tryStep(batch, inputs, learningRate));
        } finally {
            gradients.clear();
        }
    }

    private StepResult tryStep(TrainingBatch batch, Inputs inputs, double learningRate) {
        try {
            return step(batch, inputs, learningRate);
        } catch (PassSignal signal) {
            // From now on in one pass: gradients have to flow through the statistics of the whole batch.
            division.keepTrainingBatchesWhole();
            return step(batch, inputs, learningRate);
        }
    }

    private StepResult step(TrainingBatch batch, Inputs inputs, double learningRate) {
        // A batch of fewer parts than ranks is computed by every rank, and rank 0's word counts.
        Division.Share share = division.of(batch);
        List<int[]> parts = share.parts();
        StepStatistics statistics =
                new StepStatistics(buffers, device, parts.size(), share.divided() ? ranks : Collective.alone());
        Passes.Batch given = new Passes.Batch(batch, inputs);
        double loss = runner.sum(
                parts.size(),
                (part, replica) -> passes.train(replica, given, parts.get(part), statistics.part(part)),
                statistics::complete);
        boolean counts = share.divided() || ranks.group().rank() == 0;
        Gradients.Joined joined = gradients.join(runner.active(parts.size()), loss, ranks, counts);
        StepResult result = new StepResult(joined.loss(), joined.norm());
        if (result.isFinite()) {
            steps++;
            gradients.apply(optimizer, optimizer.clipping(result.gradientNorm()), learningRate, steps);
            statistics.commit();
        }
        return result;
    }

    @Override
    public Prediction predict(InferenceBatch batch) {
        Division.Share share = division.of(batch);
        try (Inputs inputs = copies.of(batch)) {
            return together("A prediction", () -> predict(batch, inputs, share));
        }
    }

    /** Does something that all ranks do; one that fails leaves the others alone with it. */
    private <T> T together(String activity, Supplier<T> work) {
        try {
            return NativeFailure.explaining(activity, work);
        } catch (RuntimeException | Error failure) {
            ranks.abandon();
            throw failure;
        }
    }

    private Prediction predict(InferenceBatch batch, Inputs inputs, Division.Share share) {
        List<int[]> parts = share.parts();
        Prediction own = Predictions.join(runner.each(
                parts.size(), (part, replica) -> passes.predict(replica, batch, inputs, parts.get(part), buffers)));
        return share.divided() ? RankPredictions.gathered(own, parts.get(0)[0], batch.size(), ranks) : own;
    }

    @Override
    public int ranks() {
        return ranks.group().size();
    }

    @Override
    public void awaitDevice() {
        if (device.is_cuda()) {
            torch.synchronizeDevice(device.index());
        }
    }

    @Override
    public LearnerState state() {
        try (PointerScope scope = new PointerScope()) {
            return NativeFailure.explaining(
                    "Reading the state",
                    () -> new LearnerState(
                            collect(parameter -> Optional.of(parameter.value())),
                            buffers.copy(),
                            collect(Parameter::firstMoment),
                            collect(Parameter::secondMoment),
                            steps));
        }
    }

    private Map<String, FloatArray> collect(Function<Parameter, Optional<Tensor>> tensor) {
        Map<String, FloatArray> arrays = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            tensor.apply(parameter).ifPresent(value -> arrays.put(parameter.name(), Native.toArray(value)));
        }
        return arrays;
    }

    @Override
    public void close() {
        held.close();
    }
}
