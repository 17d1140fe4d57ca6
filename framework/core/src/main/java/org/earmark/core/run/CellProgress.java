package org.earmark.core.run;

/**
 * How far a running cell is.
 *
 * @param step optimiser steps done
 * @param totalSteps of the whole run; 0 while unknown
 * @param epoch from 1; 0 before the first step
 * @param epochs planned
 * @param loss of the latest step; NaN before the first
 * @param clipsPerSecond over the latest steps; NaN before the first
 * @param evaluation metrics of the latest evaluation, for people; empty before the first
 */
public record CellProgress(
        long step, long totalSteps, long epoch, long epochs, double loss, double clipsPerSecond, String evaluation) {
    static CellProgress none() {
        return new CellProgress(0, 0, 0, 0, Double.NaN, Double.NaN, "");
    }
}
