package org.earmark.core.train;

/**
 * One pass over the training set.
 *
 * @param epoch from 1
 * @param step optimiser steps done
 * @param trainLoss mean over the clips
 * @param clipsPerSecond over all steps of the epoch, the first ones included
 * @param seconds spent in steps
 */
public record EpochRecord(long epoch, long step, double trainLoss, double clipsPerSecond, double seconds) {}
