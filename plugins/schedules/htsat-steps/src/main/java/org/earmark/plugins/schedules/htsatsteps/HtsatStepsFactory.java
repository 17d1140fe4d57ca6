package org.earmark.plugins.schedules.htsatsteps;

import java.util.List;
import org.earmark.spi.schedule.LearningRateSchedule;
import org.earmark.spi.schedule.ScheduleFactory;

/** Makes {@code htsat-steps}. */
public final class HtsatStepsFactory implements ScheduleFactory<HtsatStepsOptions> {
    @Override
    public String name() {
        return "htsat-steps";
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public String summary() {
        return "the steps of the public HTS-AT code by epoch, with its floor of 0.03 that raises the rate";
    }

    @Override
    public HtsatStepsOptions defaults() {
        return new HtsatStepsOptions(List.of(0.02, 0.05, 0.1), List.of(10, 20, 30));
    }

    @Override
    public LearningRateSchedule create(HtsatStepsOptions options) {
        return new HtsatSteps(options);
    }
}
