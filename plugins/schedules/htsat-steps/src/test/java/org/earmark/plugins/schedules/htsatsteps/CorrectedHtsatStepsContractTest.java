package org.earmark.plugins.schedules.htsatsteps;

import java.util.List;
import org.earmark.spi.Plugin;
import org.earmark.spi.schedule.ScheduleFactory;
import org.earmark.testkit.ScheduleContract;

class CorrectedHtsatStepsContractTest implements ScheduleContract<CorrectedHtsatStepsOptions> {
    @Override
    public ScheduleFactory<CorrectedHtsatStepsOptions> factory() {
        return new CorrectedHtsatStepsFactory();
    }

    @Override
    public Plugin plugin() {
        return new HtsatStepsPlugin();
    }

    @Override
    public List<CorrectedHtsatStepsOptions> furtherOptions() {
        return List.of(new CorrectedHtsatStepsOptions(List.of(0.1, 0.5, 1.0), List.of(2, 4, 8), 0));
    }
}
