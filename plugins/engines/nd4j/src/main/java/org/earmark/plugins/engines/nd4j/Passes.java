package org.earmark.plugins.engines.nd4j;

import org.earmark.plugins.engines.PassSetting;
import org.earmark.plugins.engines.Predictions;
import org.earmark.plugins.engines.Samples;
import org.earmark.spi.engine.InferenceBatch;
import org.earmark.spi.engine.Prediction;
import org.earmark.spi.engine.TrainingBatch;
import org.earmark.spi.loss.Loss;
import org.earmark.spi.loss.Targets;
import org.earmark.spi.model.Network;
import org.earmark.spi.model.NetworkOutput;
import org.earmark.spi.random.RandomSource;

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
            Nd4jPass pass = new Nd4jPass(replica, PassSetting.training(batch, samples, random), graph);
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

    Prediction predict(Replica replica, InferenceBatch batch, int[] samples, BatchStatistics running) {
        try (Graph graph = replica.graph(running, false)) {
            Nd4jPass pass = new Nd4jPass(replica, PassSetting.inference(batch, samples), graph);
            return Predictions.of(network.forward(pass, pass.of(Samples.of(batch.features(), samples))));
        }
    }
}
