package org.earmark.plugins.schedules.cosine;

import org.earmark.spi.schedule.LearningRateSchedule;
import org.earmark.spi.schedule.Progress;

/**
 * Cosine annealing without restarts (Loshchilov and Hutter 2017): floor + (1 − floor)·(1 + cos(π·p))/2, where p is the
 * share of the steps after the warm-up that is done.
 */
final class Cosine implements LearningRateSchedule {
    private final CosineOptions options;

    Cosine(CosineOptions options) {
        this.options = options;
    }

    @Override
    public double multiplier(Progress progress) {
        double warmup =
                options.warmupSteps().map(Long::doubleValue).orElse(options.warmupEpochs() * progress.stepsPerEpoch());
        if (progress.step() + 1 < warmup) {
            return (progress.step() + 1) / warmup;
        }
        double rest = Math.max(1, progress.totalSteps() - warmup);
        double done = Math.min(1, Math.max(0, (progress.step() - warmup) / rest));
        return options.floor() + (1 - options.floor()) * (1 + Math.cos(Math.PI * done)) / 2;
    }
}
