package org.earmark.plugins.engines.torch;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.global.torch;
import org.earmark.plugins.engines.PartRunner;
import org.earmark.plugins.engines.PassSignal;
import org.earmark.plugins.engines.Predictions;
import org.earmark.spi.engine.InferenceBatch;
import org.earmark.spi.engine.Learner;
import org.earmark.spi.engine.LearnerSpec;
import org.earmark.spi.engine.LearnerState;
import org.earmark.spi.engine.Precision;
import org.earmark.spi.engine.Prediction;
import org.earmark.spi.engine.StepResult;
import org.earmark.spi.engine.TrainingBatch;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.model.Network;

/** Trains a network by replicas that each take a part of every batch. */
@SuppressWarnings("try") // scopes and guards act by being open
final class TorchLearner implements Learner {
    private final Weights weights;
    private final PartRunner<Replica> runner;
    private final Gradients gradients;
    private final Fitting fitting;
    private final AdamW optimizer;
    private final Passes passes;
    private final Division division;
    private final BatchCopies copies;
    private final Device device;
    private final Collective ranks;
    private final Holdings held;
    private long steps;

    private TorchLearner(Network network, LearnerSpec spec, Precision precision, Place place, Holdings held) {
        this.device = place.device();
        this.ranks = place.ranks();
        this.copies = place.copies();
        this.held = held;
        this.division = place.division();
        this.weights =
                new Weights(network, spec.initial(), device, place.threads().count(), held);
        this.runner = new PartRunner<>(place.threads(), weights.replicas());
        this.gradients =
                held.add(new Gradients(weights.parameters(), weights.replicas(), place.threads()), Gradients::close);
        this.fitting = new Fitting(device, gradients::clear);
        this.optimizer = new AdamW(spec.optimizer());
        this.passes = new Passes(network, spec.loss(), spec.random(), precision);
        this.steps = spec.initial().steps();
    }

    /**
     * A learner, which closes what of its place is its own, as this does when it cannot be made.
     *
     * @throws EarmarkException when the state does not fit the network, or the device does not hold it
     */
    static TorchLearner open(Network network, LearnerSpec spec, Precision precision, Place place) {
        Holdings held = new Holdings();
        held.add(place.ranks(), Collective::close);
        held.add(place.copies(), BatchCopies::close);
        try {
            return NativeFailure.explaining("Setting up a learner", () -> {
                place.requireEqualReplicas();
                return new TorchLearner(network, spec, precision, place, held);
            });
        } catch (RuntimeException | Error failure) {
            place.ranks().abandon();
            try {
                held.close();
            } catch (RuntimeException also) {
                failure.addSuppressed(also);
            }
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
            return together("A training step", () -> {
                Attempt attempt = fitting.run(() -> tryAttempt(batch, inputs), () -> division.halve(batch));
                return finish(attempt, learningRate);
            });
        } finally {
            gradients.clear();
        }
    }

    /** A step before anything of it is kept. */
    private record Attempt(StepResult result, StepStatistics statistics) {}

    private Attempt tryAttempt(TrainingBatch batch, Inputs inputs) {
        try {
            return attempt(batch, inputs);
        } catch (PassSignal signal) {
            // From now on in one pass: gradients have to flow through the statistics of the whole batch.
            division.keepTrainingBatchesWhole();
            return attempt(batch, inputs);
        }
    }

    private Attempt attempt(TrainingBatch batch, Inputs inputs) {
        // A batch of fewer parts than ranks is computed by every rank, and rank 0's word counts.
        Division.Share share = division.of(batch);
        List<int[]> parts = share.parts();
        StepStatistics statistics = new StepStatistics(
                weights.buffers(), device, parts.size(), share.divided() ? ranks : Collective.alone());
        try (PointerScope scope = new PointerScope()) {
            Passes.Batch given = new Passes.Batch(batch, inputs, parts, Native.zeros(parts.size(), device));
            runner.all(
                    parts.size(),
                    (part, replica) -> passes.train(replica, given, part, statistics.part(part)),
                    statistics::complete);
            boolean counts = share.divided() || ranks.group().rank() == 0;
            return new Attempt(gradients.join(runner.active(parts.size()), given.losses(), ranks, counts), statistics);
        }
    }

    private StepResult finish(Attempt attempt, double learningRate) {
        StepResult result = attempt.result();
        if (result.isFinite()) {
            steps++;
            gradients.apply(optimizer, optimizer.clipping(result.gradientNorm()), learningRate, steps);
            attempt.statistics().commit();
        }
        return result;
    }

    @Override
    public Prediction predict(InferenceBatch batch) {
        try (Inputs inputs = copies.of(batch)) {
            return together(
                    "A prediction", () -> fitting.run(() -> predict(batch, inputs), () -> division.halve(batch)));
        }
    }

    private Prediction predict(InferenceBatch batch, Inputs inputs) {
        Division.Share share = division.of(batch);
        List<int[]> parts = share.parts();
        Prediction own = Predictions.join(runner.each(
                parts.size(),
                (part, replica) -> passes.predict(replica, batch, inputs, parts.get(part), weights.buffers())));
        return share.divided() ? RankPredictions.gathered(own, parts.get(0)[0], batch.size(), ranks) : own;
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

    @Override
    public OptionalInt clipsPerPass() {
        return division.found();
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
        return NativeFailure.explaining("Reading the state", () -> weights.state(steps));
    }

    @Override
    public void close() {
        held.close();
    }
}
