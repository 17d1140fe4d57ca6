package org.earmark.spi.model;

import java.util.Optional;
import org.earmark.spi.mixup.MixupPlan;
import org.earmark.spi.random.RandomStream;
import org.earmark.spi.tensor.Tensor;
import org.earmark.spi.tensor.Tensors;

/** What a network may ask for during one forward pass. Belongs to one thread. */
public interface Pass extends Tensors {
    /** Whether dropout, augmentation and batch statistics are on. */
    boolean training();

    /** Whether {@link NetworkOutput#extras()} are asked for. */
    default boolean wantsExtras() {
        return false;
    }

    /** A declared parameter by name. */
    Tensor parameter(String name);

    /** The number of samples in this pass (a replica or rank sees a part of the global batch). */
    int batchSize();

    /**
     * The stream of one random draw in training, keyed by the cell's seed, the purpose, the epoch, the step and the
     * sample's place in the global batch: independent of replicas and ranks.
     *
     * @param sample place within this pass, 0 ≤ sample &lt; {@link #batchSize()}
     */
    RandomStream random(String purpose, int sample);

    /**
     * How the samples of this pass are to be mixed where the network sees their spectrograms; empty outside training
     * or when nothing is mixed here. Partners are places within this pass.
     */
    Optional<MixupPlan> spectrogramMixup();
}
