package org.earmark.core.train;

/** Adds up the steps of one epoch. Not thread-safe. */
final class EpochMeter {
    private double loss;
    private double seconds;
    private long clips;

    void add(StepRecord step) {
        loss += step.loss() * step.clips();
        seconds += step.seconds();
        clips += step.clips();
    }

    EpochRecord close(long epoch, long step) {
        return new EpochRecord(epoch, step, loss / clips, clips / seconds, seconds);
    }
}
