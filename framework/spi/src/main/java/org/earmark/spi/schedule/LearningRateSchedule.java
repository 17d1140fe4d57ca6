package org.earmark.spi.schedule;

/** A learning-rate multiplier as a pure function of training progress. Immutable and thread-safe. */
@FunctionalInterface
public interface LearningRateSchedule {
    /**
     * The factor on the base learning rate, ≥ 0 and finite.
     *
     * @param progress where training stands
     */
    double multiplier(Progress progress);
}
