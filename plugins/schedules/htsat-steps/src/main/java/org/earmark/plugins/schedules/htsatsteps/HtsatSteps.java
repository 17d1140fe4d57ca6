package org.earmark.plugins.schedules.htsatsteps;

import org.earmark.spi.schedule.LearningRateSchedule;
import org.earmark.spi.schedule.Progress;

/**
 * The learning-rate rule of the public HTS-AT code. After the last boundary it is max(rates[0]·0.98^epoch, 0.03): with
 * the published rates that is 0.03 for ever, more than the 0.02 before it. Kept as it is, because published figures
 * were made with it; the paper prints other rates.
 */
final class HtsatSteps implements LearningRateSchedule {
    /** The original knows three steps, whatever the lengths of its lists. */
    private static final int STEPS = 3;

    private static final double DECAY = 0.98;
    private static final double FLOOR = 0.03;

    private final HtsatStepsOptions options;

    HtsatSteps(HtsatStepsOptions options) {
        this.options = options;
    }

    @Override
    public double multiplier(Progress progress) {
        long epoch = progress.epoch();
        if (epoch < STEPS) {
            return options.rates().get((int) epoch);
        }
        long passed =
                options.epochs().stream().filter(boundary -> boundary < epoch).count();
        if (passed >= STEPS) {
            return Math.max(options.rates().get(0) * Math.pow(DECAY, (double) epoch), FLOOR);
        }
        return options.rates().get(options.rates().size() - 1 - (int) passed);
    }
}
