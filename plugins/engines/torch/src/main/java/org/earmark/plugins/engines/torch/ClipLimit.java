package org.earmark.plugins.engines.torch;

import java.util.OptionalInt;

/** How many clips go through the network at once: so many, or as many as the device turns out to hold. */
final class ClipLimit {
    /** What ranks on GPUs keep to, because all must divide a batch alike and none knows what another finds. */
    private static final int OF_RANKS = 8;

    private final boolean adapts;
    /** 0 is no limit. */
    private int clips;

    private ClipLimit(boolean adapts, int clips) {
        this.adapts = adapts;
        this.clips = clips;
    }

    /** @param alone whether no other ranks divide the same batch */
    static ClipLimit of(TorchOptions options, boolean gpu, boolean alone) {
        if (!gpu) {
            return new ClipLimit(false, options.clipsPerPass());
        }
        return options.gpuClipsPerPass()
                .map(given -> new ClipLimit(false, given))
                .orElseGet(() -> alone ? new ClipLimit(true, 0) : new ClipLimit(false, OF_RANKS));
    }

    /** The most clips of a part; 0 for no limit. */
    int clips() {
        return clips;
    }

    /**
     * Takes half as many from now on.
     *
     * @param size clips of the batch that was too much
     * @return whether it is worth another try
     */
    boolean halve(int size) {
        int before = clips == 0 ? size : Math.min(clips, size);
        if (!adapts || before <= 1) {
            return false;
        }
        clips = (before + 1) / 2;
        return true;
    }

    /** What was found to fit, after more did not. */
    OptionalInt found() {
        return adapts && clips > 0 ? OptionalInt.of(clips) : OptionalInt.empty();
    }
}
