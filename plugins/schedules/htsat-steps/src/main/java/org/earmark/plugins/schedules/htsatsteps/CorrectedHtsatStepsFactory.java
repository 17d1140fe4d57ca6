package org.earmark.plugins.schedules.htsatsteps;

import java.util.List;
import org.earmark.spi.schedule.LearningRateSchedule;
import org.earmark.spi.schedule.ScheduleFactory;

/** Makes {@code htsat-steps-corrected}. */
public final class CorrectedHtsatStepsFactory implements ScheduleFactory<CorrectedHtsatStepsOptions> {
    @Override
    public String name() {
        return "htsat-steps-corrected";
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public String summary() {
        return "the steps of the public HTS-AT code with a decay that does not raise the rate";
    }

    @Override
    public CorrectedHtsatStepsOptions defaults() {
        return new CorrectedHtsatStepsOptions(List.of(0.02, 0.05, 0.1), List.of(10, 20, 30), 0.003);
    }

    @Override
    public LearningRateSchedule create(CorrectedHtsatStepsOptions options) {
        return new CorrectedHtsatSteps(options);
    }
}
