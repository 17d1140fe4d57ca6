package org.earmark.plugins.schedules.htsatsteps;

import org.earmark.spi.schedule.LearningRateSchedule;
import org.earmark.spi.schedule.Progress;

/**
 * The steps of the public HTS-AT code with a decay that decays: after the last boundary b the factor is
 * max(rates[0]·0.98^(epoch − b), floor), with a floor that is not above the rate from which it falls.
 */
final class CorrectedHtsatSteps implements LearningRateSchedule {
    private static final double DECAY = 0.98;

    private final HtsatSteps steps;
    private final CorrectedHtsatStepsOptions options;

    CorrectedHtsatSteps(CorrectedHtsatStepsOptions options) {
        this.options = options;
        this.steps = new HtsatSteps(new HtsatStepsOptions(options.rates(), options.epochs()));
    }

    @Override
    public double multiplier(Progress progress) {
        int last = options.epochs().get(options.epochs().size() - 1);
        return progress.epoch() <= last
                ? steps.multiplier(progress)
                : Math.max(
                        options.rates().get(0) * Math.pow(DECAY, (double) (progress.epoch() - last)), options.floor());
    }
}
