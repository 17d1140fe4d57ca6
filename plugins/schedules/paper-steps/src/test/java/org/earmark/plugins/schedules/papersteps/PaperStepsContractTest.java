package org.earmark.plugins.schedules.papersteps;

import java.util.List;
import org.earmark.spi.Plugin;
import org.earmark.spi.schedule.ScheduleFactory;
import org.earmark.testkit.ScheduleContract;

class PaperStepsContractTest implements ScheduleContract<PaperStepsOptions> {
    @Override
    public ScheduleFactory<PaperStepsOptions> factory() {
        return new PaperStepsFactory();
    }

    @Override
    public Plugin plugin() {
        return new PaperStepsPlugin();
    }

    @Override
    public List<PaperStepsOptions> furtherOptions() {
        return List.of(new PaperStepsOptions(List.of(1.0), 1), new PaperStepsOptions(List.of(0.0, 0.5), 3));
    }
}
