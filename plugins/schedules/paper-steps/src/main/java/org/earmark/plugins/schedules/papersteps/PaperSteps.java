package org.earmark.plugins.schedules.papersteps;

import java.util.List;
import org.earmark.spi.schedule.LearningRateSchedule;
import org.earmark.spi.schedule.Progress;

/**
 * The learning rate that the HTS-AT paper prints (Chen et al. 2022, section 3.1.1): factors for the first epochs, then
 * the last of them halved every so many epochs until it is back at the first.
 */
final class PaperSteps implements LearningRateSchedule {
    private final List<Double> warmUp;
    private final int halvingEpochs;

    PaperSteps(PaperStepsOptions options) {
        this.warmUp = options.warmUp();
        this.halvingEpochs = options.halvingEpochs();
    }

    @Override
    public double multiplier(Progress progress) {
        long epoch = progress.epoch();
        if (epoch < warmUp.size()) {
            return warmUp.get((int) epoch);
        }
        long halvings = epoch / halvingEpochs;
        double halved = warmUp.get(warmUp.size() - 1) * Math.pow(0.5, (double) halvings);
        return Math.max(warmUp.get(0), halved);
    }
}
