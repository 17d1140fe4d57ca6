package org.earmark.plugins.schedules.htsatsteps;

import java.util.List;
import org.earmark.spi.Plugin;
import org.earmark.spi.schedule.ScheduleFactory;
import org.earmark.testkit.ScheduleContract;

class HtsatStepsContractTest implements ScheduleContract<HtsatStepsOptions> {
    @Override
    public ScheduleFactory<HtsatStepsOptions> factory() {
        return new HtsatStepsFactory();
    }

    @Override
    public Plugin plugin() {
        return new HtsatStepsPlugin();
    }

    @Override
    public List<HtsatStepsOptions> furtherOptions() {
        return List.of(new HtsatStepsOptions(List.of(0.05, 0.1, 0.2), List.of(10, 20, 30)));
    }
}
