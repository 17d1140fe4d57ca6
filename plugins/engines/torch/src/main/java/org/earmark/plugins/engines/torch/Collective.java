package org.earmark.plugins.engines.torch;

import java.util.List;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.earmark.spi.engine.RankGroup;

/** What the processes that train together do together. All must do the same things in the same order. */
interface Collective extends AutoCloseable {
    RankGroup group();

    /** Where tensors must lie to be summed. */
    Device device();

    /** A sum that is being made. */
    interface Sum {
        /** Returns when the values are the sum. What is asked of a GPU afterwards is computed with it. */
        void await();
    }

    /**
     * Begins to replace the values by their sum over all ranks: the same bits on each of them.
     *
     * @param values must be kept until the sum was waited for
     */
    Sum begin(Tensor values);

    /** As {@link #begin}, and waits. */
    default void sum(Tensor values) {
        begin(values).await();
    }

    /** Says that this rank has failed and will not do what the others expect: closing then waits for none of them. */
    void abandon();

    /** Parts from the others; waits for them a while, so that none goes before all have what they were sent. */
    @Override
    void close();

    default boolean isAlone() {
        return group().isAlone();
    }

    /** The items that this rank takes; none when there are fewer items than ranks. */
    default <T> List<T> own(List<T> items) {
        long rank = group().rank();
        long size = group().size();
        return items.subList((int) (rank * items.size() / size), (int) ((rank + 1) * items.size() / size));
    }

    static Collective alone() {
        return new Collective() {
            @Override
            public RankGroup group() {
                return RankGroup.alone();
            }

            @Override
            public Device device() {
                return new Device("cpu");
            }

            @Override
            public Sum begin(Tensor values) {
                return () -> {
                    // Its own values are all there are.
                };
            }

            @Override
            public void abandon() {
                // Nobody expects anything.
            }

            @Override
            public void close() {
                // Holds nothing.
            }
        };
    }
}
