package org.earmark.plugins.schedules.linearwarmup;

import org.earmark.spi.schedule.LearningRateSchedule;
import org.earmark.spi.schedule.Progress;

/** (step + 1) / length while that is below 1, then 1: the first step already learns, the last of the rise fully. */
final class LinearWarmup implements LearningRateSchedule {
    private final LinearWarmupOptions options;

    LinearWarmup(LinearWarmupOptions options) {
        this.options = options;
    }

    @Override
    public double multiplier(Progress progress) {
        double length = options.steps().map(Long::doubleValue).orElse(options.epochs() * progress.stepsPerEpoch());
        return progress.step() + 1 < length ? (progress.step() + 1) / length : 1;
    }
}
