package org.earmark.plugins.engines.torch;

import java.util.List;
import java.util.function.Supplier;
import org.earmark.spi.engine.InferenceBatch;
import org.earmark.spi.engine.TrainingBatch;

/** How the batches of a learner come to its device. */
interface BatchCopies extends AutoCloseable {
    /** @param parts the samples of each part that will be computed here */
    void announce(TrainingBatch next, Supplier<List<int[]>> parts);

    /** @param parts the samples of each part that will be computed here */
    void announce(InferenceBatch next, Supplier<List<int[]>> parts);

    /** The arrays of a batch that is computed now. */
    Inputs of(TrainingBatch batch);

    /** The arrays of a batch that is computed now. */
    Inputs of(InferenceBatch batch);

    @Override
    void close();
}
