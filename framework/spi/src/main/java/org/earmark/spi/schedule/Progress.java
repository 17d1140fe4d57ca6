package org.earmark.spi.schedule;

/**
 * Where training stands before a step.
 *
 * @param step optimiser steps done, from 0
 * @param stepsPerEpoch steps in each epoch, at least 1
 * @param epochs epochs planned, at least 1
 */
public record Progress(long step, long stepsPerEpoch, long epochs) {
    public Progress {
        if (step < 0 || stepsPerEpoch < 1 || epochs < 1) {
            throw new IllegalArgumentException(
                    "no such progress: step " + step + ", " + stepsPerEpoch + " steps an epoch, " + epochs + " epochs");
        }
    }

    /** Whole epochs done. */
    public long epoch() {
        return step / stepsPerEpoch;
    }

    /** Epochs done with their fraction. */
    public double fractionalEpoch() {
        return (double) step / stepsPerEpoch;
    }

    public long totalSteps() {
        return stepsPerEpoch * epochs;
    }
}
