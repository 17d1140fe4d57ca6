package org.earmark.core.train;

/** An order that is drawn once an epoch and remembered for the latest one. */
abstract class RememberedOrder implements EpochOrder {
    private final int[] clips;
    private long epoch = -1;
    private int[] order = {};

    RememberedOrder(int[] clips) {
        this.clips = clips.clone();
    }

    @Override
    public final int size() {
        return clips.length;
    }

    @Override
    public final int clip(int place) {
        return clips[place];
    }

    @Override
    public final synchronized int[] of(long wanted) {
        if (wanted != epoch) {
            order = draw(wanted);
            epoch = wanted;
        }
        return order;
    }

    /** As many clips as the training set has. */
    abstract int[] draw(long wanted);
}
