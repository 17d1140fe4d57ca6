package org.earmark.plugins.engines.nd4j;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.earmark.plugins.engines.BatchSplit;
import org.earmark.plugins.engines.Buffers;
import org.earmark.plugins.engines.PartRunner;
import org.earmark.plugins.engines.PassSignal;
import org.earmark.plugins.engines.Predictions;
import org.earmark.plugins.engines.ReplicaThreads;
import org.earmark.plugins.engines.StateCheck;
import org.earmark.spi.engine.AdamWOptions;
import org.earmark.spi.engine.InferenceBatch;
import org.earmark.spi.engine.Learner;
import org.earmark.spi.engine.LearnerSpec;
import org.earmark.spi.engine.LearnerState;
import org.earmark.spi.engine.Prediction;
import org.earmark.spi.engine.StepResult;
import org.earmark.spi.engine.TrainingBatch;
import org.earmark.spi.model.Network;
import org.earmark.spi.model.ParameterSpec;
import org.earmark.spi.tensor.FloatArray;

/** Trains a network by replicas that each take a part of every batch. */
final class Nd4jLearner implements Learner {
    private final List<Parameter> parameters;
    private final Buffers buffers;
    private final RunningBuffers running;
    private final Constants constants;
    private final List<Replica> replicas;
    private final PartRunner<Replica> runner;
    private final Gradients gradients;
    private final AdamWOptions optimizer;
    private final Passes passes;
    private final int clipsPerPass;
    private long steps;
    private boolean wholeBatch;

    Nd4jLearner(Network network, LearnerSpec spec, Backend backend, ReplicaThreads threads, Nd4jOptions options) {
        LearnerState initial = spec.initial();
        StateCheck.require(network, initial);
        Kernels kernels = backend.kernels();
        this.clipsPerPass = options.clipsPerPass();
        this.parameters = network.parameters().stream()
                .map(declared -> parameter(declared, initial, kernels))
                .toList();
        this.buffers = new Buffers(initial.buffers());
        this.running = new RunningBuffers(buffers);
        this.constants = new Constants();
        this.replicas = IntStream.range(0, threads.count())
                .mapToObj(i -> new Replica(parameters, constants, backend.kernels()))
                .toList();
        this.runner = new PartRunner<>(threads, replicas);
        this.gradients = new Gradients(parameters, replicas, threads);
        this.optimizer = spec.optimizer();
        this.passes = new Passes(network, spec.loss(), spec.random());
        this.steps = initial.steps();
    }

    private static Parameter parameter(ParameterSpec declared, LearnerState state, Kernels kernels) {
        String name = declared.name();
        return new Parameter(
                name,
                state.parameters().get(name),
                Optional.ofNullable(state.firstMoments().get(name)),
                Optional.ofNullable(state.secondMoments().get(name)),
                kernels);
    }

    @Override
    public StepResult trainStep(TrainingBatch batch, double learningRate) {
        try {
            return tryStep(batch, learningRate);
        } catch (PassSignal signal) {
            // From now on in one pass: gradients have to flow through the statistics of the whole batch.
            wholeBatch = true;
            return tryStep(batch, learningRate);
        } finally {
            gradients.clear();
        }
    }

    private StepResult tryStep(TrainingBatch batch, double learningRate) {
        List<int[]> parts = wholeBatch
                ? BatchSplit.parts(batch.size(), 1, Optional.empty())
                : BatchSplit.parts(batch.size(), partCount(batch.size()), batch.spectrogramMixup());
        StepStatistics statistics = new StepStatistics(running, parts.size());
        double loss = runner.sum(
                parts.size(),
                (part, replica) -> passes.train(replica, batch, parts.get(part), statistics.part(part)),
                statistics::complete);
        StepResult result = new StepResult(loss, gradients.join(runner.active(parts.size())));
        if (result.isFinite()) {
            steps++;
            gradients.apply(AdamWStep.of(optimizer, result.gradientNorm(), learningRate, steps));
            statistics.commit();
        }
        return result;
    }

    private int partCount(int size) {
        return BatchSplit.count(size, replicas.size(), clipsPerPass);
    }

    @Override
    public Prediction predict(InferenceBatch batch) {
        // Extras may mix samples in ways that cannot be joined again.
        int count = batch.wantsExtras() ? 1 : partCount(batch.size());
        List<int[]> parts = BatchSplit.parts(batch.size(), count, Optional.empty());
        return Predictions.join(
                runner.each(parts.size(), (part, replica) -> passes.predict(replica, batch, parts.get(part), running)));
    }

    @Override
    public LearnerState state() {
        return new LearnerState(
                collect(parameter -> Optional.of(parameter.valueArray())),
                buffers.copy(),
                collect(Parameter::firstMomentArray),
                collect(Parameter::secondMomentArray),
                steps);
    }

    private Map<String, FloatArray> collect(java.util.function.Function<Parameter, Optional<FloatArray>> array) {
        Map<String, FloatArray> arrays = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            array.apply(parameter).ifPresent(values -> arrays.put(parameter.name(), values));
        }
        return arrays;
    }

    @Override
    public void close() {
        replicas.forEach(Replica::close);
        parameters.forEach(Parameter::close);
        constants.close();
    }
}
