package org.earmark.core.train;

/**
 * One optimiser step.
 *
 * @param epoch in which it lies, from 1
 * @param step optimiser steps done, this one included
 * @param clips in the batch
 * @param loss mean over the batch, before the update
 * @param gradientNorm before clipping
 * @param learningRate base rate times schedule
 * @param seconds from the end of the step before, waiting for the batch included; checkpoints and evaluations excluded
 */
public record StepRecord(
        long epoch, long step, int clips, double loss, double gradientNorm, double learningRate, double seconds) {}
