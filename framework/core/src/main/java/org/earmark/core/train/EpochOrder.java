package org.earmark.core.train;

import org.earmark.spi.random.RandomSource;

/** The shuffled order of the training clips: a pure function of seed and epoch, remembered for the latest epoch. */
final class EpochOrder {
    private final int[] clips;
    private final RandomSource random;
    private long epoch = -1;
    private int[] order = {};

    EpochOrder(int[] clips, RandomSource random) {
        this.clips = clips.clone();
        this.random = random;
    }

    int size() {
        return clips.length;
    }

    /** The clip at a place of the training set, unshuffled. */
    int clip(int place) {
        return clips[place];
    }

    /** The clips of an epoch in the order in which they are seen. The caller must not change the array. */
    synchronized int[] of(long wanted) {
        if (wanted != epoch) {
            order = random.stream("clip-order", wanted, 0, 0).permutation(clips.length);
            for (int i = 0; i < order.length; i++) {
                order[i] = clips[order[i]];
            }
            epoch = wanted;
        }
        return order;
    }
}
