package org.earmark.plugins.engines.torch;

import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.earmark.spi.engine.Prediction;
import org.earmark.spi.tensor.FloatArray;

/** Joins the outputs of the ranks. */
final class RankPredictions {
    private RankPredictions() {}

    /**
     * The predictions of all ranks, each of which has those of consecutive samples.
     *
     * @param first the place of this rank's first sample
     * @param size samples of the whole batch
     */
    static Prediction gathered(Prediction own, int first, int size, Collective ranks) {
        return new Prediction(
                gathered(own.clipwise(), first, size, ranks),
                own.framewise().map(frames -> gathered(frames, first, size, ranks)),
                own.latent().map(latent -> gathered(latent, first, size, ranks)),
                Map.of());
    }

    @SuppressWarnings("try") // the scope acts by being open
    private static FloatArray gathered(FloatArray own, int first, int size, Collective ranks) {
        long[] shape = own.shape().clone();
        int width = Math.toIntExact(own.values().length / shape[0]);
        shape[0] = size;
        FloatArray all = FloatArray.zeros(shape);
        System.arraycopy(own.values(), 0, all.values(), first * width, own.values().length);
        try (PointerScope scope = new PointerScope()) {
            // Every value is that of one rank and zero on the others.
            Tensor values = Native.copy(all, ranks.device());
            ranks.sum(values);
            return Native.toArray(values);
        }
    }
}
