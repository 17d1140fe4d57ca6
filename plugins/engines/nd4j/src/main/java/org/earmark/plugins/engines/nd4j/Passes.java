package org.earmark.plugins.engines.nd4j;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.earmark.plugins.engines.BatchSplit;
import org.earmark.plugins.engines.Samples;
import org.earmark.spi.engine.BatchPosition;
import org.earmark.spi.engine.InferenceBatch;
import org.earmark.spi.engine.Prediction;
import org.earmark.spi.engine.TrainingBatch;
import org.earmark.spi.loss.Loss;
import org.earmark.spi.loss.Targets;
import org.earmark.spi.model.Network;
import org.earmark.spi.model.NetworkOutput;
import org.earmark.spi.random.RandomSource;
import org.earmark.spi.tensor.FloatArray;
import org.earmark.spi.tensor.Tensor;

/** Takes some samples of a batch through the network, and back. */
final class Passes {
    private final Network network;
    private final Loss loss;
    private final RandomSource random;

    Passes(Network network, Loss loss, RandomSource random) {
        this.network = network;
        this.loss = loss;
        this.random = random;
    }

    /**
     * Adds the gradients of these samples to those that the replica has collected.
     *
     * @return their share of the batch's loss
     */
    double train(Replica replica, TrainingBatch batch, int[] samples, BatchStatistics statistics) {
        try (Graph graph = replica.graph(statistics, true)) {
            Nd4jPass pass = new Nd4jPass(
                    replica,
                    new Nd4jPass.Setting(
                            true, false, batch.spectrogramMixup().map(plan -> BatchSplit.local(plan, samples))),
                    samples.length,
                    draws(batch.position(), samples),
                    graph);
            NetworkOutput output = network.forward(pass, pass.of(Samples.of(batch.features(), samples)));
            Targets targets = new Targets(
                    pass.of(Samples.of(batch.targets(), samples)),
                    batch.frameTargets().map(frames -> pass.of(Samples.of(frames, samples))));
            Nd4jTensor mean = Nd4jTensor.of(loss.apply(output, targets));
            double share = samples.length / (double) batch.size();
            double result = share * mean.toArray().values()[0];
            graph.backward(mean.value(), share);
            return result;
        }
    }

    private Nd4jPass.Draws draws(BatchPosition position, int[] samples) {
        return (purpose, sample) -> random.stream(purpose, position.epoch(), position.step(), samples[sample]);
    }

    Prediction predict(Replica replica, InferenceBatch batch, int[] samples, BatchStatistics running) {
        try (Graph graph = replica.graph(running, false)) {
            Nd4jPass pass = new Nd4jPass(
                    replica,
                    new Nd4jPass.Setting(false, batch.wantsExtras(), Optional.empty()),
                    samples.length,
                    (purpose, sample) -> {
                        throw new IllegalStateException("random draw " + purpose + " asked for outside training");
                    },
                    graph);
            NetworkOutput output = network.forward(pass, pass.of(Samples.of(batch.features(), samples)));
            return new Prediction(
                    output.clipwise().toArray(),
                    output.framewise().map(Tensor::toArray),
                    output.latent().map(Tensor::toArray),
                    arrays(output.extras()));
        }
    }

    private static Map<String, FloatArray> arrays(Map<String, Tensor> tensors) {
        Map<String, FloatArray> arrays = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> arrays.put(name, tensor.toArray()));
        return arrays;
    }
}
