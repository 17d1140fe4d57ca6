package org.earmark.plugins.schedules.papersteps;

import java.util.List;
import org.earmark.spi.schedule.LearningRateSchedule;
import org.earmark.spi.schedule.ScheduleFactory;

/** Makes {@code paper-steps}. */
public final class PaperStepsFactory implements ScheduleFactory<PaperStepsOptions> {
    @Override
    public String name() {
        return "paper-steps";
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public String summary() {
        return "the steps that the HTS-AT paper prints: 0.05, 0.1, 0.2, then halved every ten epochs down to 0.05";
    }

    @Override
    public PaperStepsOptions defaults() {
        return new PaperStepsOptions(List.of(0.05, 0.1, 0.2), 10);
    }

    @Override
    public LearningRateSchedule create(PaperStepsOptions options) {
        return new PaperSteps(options);
    }
}
