package org.earmark.core.flops;

import java.util.Optional;
import org.earmark.spi.model.Network;
import org.earmark.spi.model.NetworkOutput;
import org.earmark.spi.tensor.Tensor;

/**
 * Runs a network's forward pass over shapes alone. Nothing is computed, so it takes milliseconds on any network, and it
 * shows every misfit of shapes that training would show.
 *
 * <p>Counted are the products: two operations for each multiply-add in {@code linear}, {@code conv2d}, {@code matmul}
 * and the two products of {@code attention}. Element-wise operations, normalisations and softmax are not.
 */
public final class FlopCounter {
    private FlopCounter() {}

    /** Floating-point operations of one clip's forward pass in inference. */
    public static long forward(Network network, int frames, int melBins) {
        return dryRun(network, 1, frames, melBins, false).operations();
    }

    /**
     * One pass over a batch.
     *
     * @param training whether the pass is one of training, with augmentation and drops but without mixup
     * @throws IllegalArgumentException when shapes do not fit, or the network asks for what it did not declare
     */
    public static DryRun dryRun(Network network, int batchSize, int frames, int melBins, boolean training) {
        OperationCount count = new OperationCount();
        ShapePass pass = new ShapePass(network, batchSize, training, count);
        NetworkOutput output = network.forward(pass, new ShapeTensor(count, batchSize, frames, melBins));
        return new DryRun(
                count.total(),
                output.clipwise().shape(),
                output.framewise().map(Tensor::shape),
                output.latent().map(Tensor::shape));
    }

    /**
     * What a dry run finds.
     *
     * @param operations floating-point operations of the products, for the whole batch
     * @param clipwise (B, classes)
     * @param framewise (B, steps, classes)
     * @param latent (B, dimension)
     */
    @SuppressWarnings("ArrayRecordComponent") // shapes are arrays throughout; never compared
    public record DryRun(long operations, long[] clipwise, Optional<long[]> framewise, Optional<long[]> latent) {}
}
