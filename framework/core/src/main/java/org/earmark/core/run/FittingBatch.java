package org.earmark.core.run;

import java.util.OptionalInt;
import java.util.function.IntConsumer;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out, after memory ran out, which batch would have fitted: by trying, because no formula knows an allocator. */
final class FittingBatch {
    private static final Logger LOG = LoggerFactory.getLogger(FittingBatch.class);

    private FittingBatch() {}

    /**
     * The failure with the batch size that fits added to it.
     *
     * @param failure of category OUT_OF_MEMORY
     * @param batchSize that did not fit
     * @param trial trains one step of a fresh learner with a batch of the given size, and fails when memory runs out
     * @param found hears the size that fits
     */
    static EarmarkException explain(Throwable failure, int batchSize, IntConsumer trial, IntConsumer found) {
        OptionalInt fitting = find(batchSize, trial);
        fitting.ifPresent(found);
        String advice = fitting.isPresent()
                ? "One training step with training.batchSize " + fitting.getAsInt()
                        + " was tried afterwards and fits: use that, or a smaller model, or a device with more memory."
                : "Not even one clip at a time fits: use a smaller model, or a device with more memory.";
        return new EarmarkException(
                ErrorCategory.OUT_OF_MEMORY,
                "Memory ran out with training.batchSize " + batchSize + ": " + Failure.reason(failure) + ". " + advice,
                failure);
    }

    /** The largest of the halves of a batch size whose trial succeeds. */
    private static OptionalInt find(int batchSize, IntConsumer trial) {
        for (int size = batchSize / 2; size >= 1; size /= 2) {
            try {
                trial.accept(size);
                return OptionalInt.of(size);
            } catch (RuntimeException | OutOfMemoryError e) {
                LOG.info("A batch of {} does not fit either: {}", size, Failure.reason(e));
            }
        }
        return OptionalInt.empty();
    }
}
