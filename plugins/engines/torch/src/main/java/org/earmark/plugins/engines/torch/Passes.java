package org.earmark.plugins.engines.torch;

import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.earmark.plugins.engines.PassSetting;
import org.earmark.plugins.engines.Predictions;
import org.earmark.spi.engine.InferenceBatch;
import org.earmark.spi.engine.Precision;
import org.earmark.spi.engine.Prediction;
import org.earmark.spi.engine.TrainingBatch;
import org.earmark.spi.loss.Loss;
import org.earmark.spi.loss.Targets;
import org.earmark.spi.model.Network;
import org.earmark.spi.model.NetworkOutput;
import org.earmark.spi.random.RandomSource;

/** Takes some samples of a batch through the network, and back. */
@SuppressWarnings("try") // scopes and guards act by being open
final class Passes {
    private final Network network;
    private final Loss loss;
    private final RandomSource random;
    private final Precision precision;

    Passes(Network network, Loss loss, RandomSource random, Precision precision) {
        this.network = network;
        this.loss = loss;
        this.random = random;
        this.precision = precision;
    }

    /**
     * A batch that is trained with.
     *
     * @param inputs its arrays on the device
     * @param parts the samples of each part
     * @param losses a vector on the device with a place for each part
     */
    record Batch(TrainingBatch of, Inputs inputs, List<int[]> parts, Tensor losses) {}

    /**
     * Adds the gradients of a part to those that the replica has collected, and puts its share of the batch's loss into its
     * place. Nobody waits for the device to have computed either.
     *
     * @return the part
     */
    int train(Replica replica, Batch batch, int part, BatchStatistics statistics) {
        try (PointerScope step = new PointerScope()) {
            Tensor loss;
            // The handles of all intermediate tensors go before the way back, so that it can free as it proceeds.
            try (PointerScope forward = new PointerScope()) {
                loss = loss(replica, batch, batch.parts().get(part), statistics);
                step.attach(loss);
            }
            batch.losses().select(0, part).copy_(loss.detach().reshape(new long[0]));
            if (loss.requires_grad()) {
                loss.backward();
            }
            return part;
        }
    }

    private Tensor loss(Replica replica, Batch given, int[] samples, BatchStatistics statistics) {
        TrainingBatch batch = given.of();
        Inputs inputs = given.inputs();
        TorchPass pass = new TorchPass(replica, PassSetting.training(batch, samples, random), statistics);
        NetworkOutput output = forward(pass, replica, inputs.of(batch.features(), samples));
        Targets targets = new Targets(
                pass.wrap(inputs.of(batch.targets(), samples)),
                batch.frameTargets().map(frames -> pass.wrap(inputs.of(frames, samples))));
        Tensor mean = TorchTensor.value(loss.apply(output, targets));
        return mean.mul(new Scalar(samples.length / (double) batch.size()));
    }

    private NetworkOutput forward(TorchPass pass, Replica replica, Tensor features) {
        try (Autocast autocast = new Autocast(precision, replica.device().type())) {
            NetworkOutput output = network.forward(pass, pass.wrap(features));
            return new NetworkOutput(
                    single(pass, output.clipwise()),
                    output.framewise().map(tensor -> single(pass, tensor)),
                    output.latent().map(tensor -> single(pass, tensor)),
                    output.extras());
        }
    }

    private static org.earmark.spi.tensor.Tensor single(TorchPass pass, org.earmark.spi.tensor.Tensor tensor) {
        return pass.wrap(TorchTensor.value(tensor).to(ScalarType.Float));
    }

    Prediction predict(Replica replica, InferenceBatch batch, Inputs inputs, int[] samples, BatchStatistics running) {
        try (NoGradGuard guard = new NoGradGuard();
                PointerScope scope = new PointerScope()) {
            TorchPass pass = new TorchPass(replica, PassSetting.inference(batch, samples), running);
            return Predictions.of(forward(pass, replica, inputs.of(batch.features(), samples)));
        }
    }
}
