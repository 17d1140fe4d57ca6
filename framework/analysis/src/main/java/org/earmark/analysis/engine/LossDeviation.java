package org.earmark.analysis.engine;

import org.earmark.analysis.store.StepSeries;

/**
 * How far two loss curves of one and the same training lie apart. Both draw the same random numbers, so only rounding
 * may separate them at first; training then lets any separation grow.
 *
 * @param steps that both have
 * @param early largest deviation within the first {@value #EARLY_STEPS} steps, relative to the loss
 * @param largest over all common steps, relative to the loss
 * @param firstAbove first step that deviates by more than {@value #ROUNDING}; 0 when none does
 */
public record LossDeviation(long steps, double early, double largest, long firstAbove) {
    /** Single precision keeps 1.2e-7; sums over a batch and a network lose some digits more, never this many. */
    public static final double ROUNDING = 1e-4;
    /** Before training has multiplied what rounding began. */
    public static final int EARLY_STEPS = 5;

    /** Whether the separation began above rounding: the two do not compute the same. */
    public boolean isAboveRounding() {
        return early > ROUNDING;
    }

    static LossDeviation none() {
        return new LossDeviation(0, 0, 0, 0);
    }

    static LossDeviation of(StepSeries first, StepSeries second) {
        int steps = Math.min(first.size(), second.size());
        double early = 0;
        double largest = 0;
        long firstAbove = 0;
        for (int i = 0; i < steps; i++) {
            double deviation = Math.abs(first.loss(i) - second.loss(i)) / Math.max(1e-12, Math.abs(first.loss(i)));
            double counted = Double.isNaN(deviation) ? Double.POSITIVE_INFINITY : deviation;
            largest = Math.max(largest, counted);
            early = i < EARLY_STEPS ? Math.max(early, counted) : early;
            if (counted > ROUNDING && firstAbove == 0) {
                firstAbove = first.step(i);
            }
        }
        return new LossDeviation(steps, early, largest, firstAbove);
    }

    /** The worse of both. */
    LossDeviation worst(LossDeviation other) {
        long first = firstAbove == 0
                ? other.firstAbove
                : other.firstAbove == 0 ? firstAbove : Math.min(firstAbove, other.firstAbove);
        return new LossDeviation(
                Math.max(steps, other.steps), Math.max(early, other.early), Math.max(largest, other.largest), first);
    }
}
