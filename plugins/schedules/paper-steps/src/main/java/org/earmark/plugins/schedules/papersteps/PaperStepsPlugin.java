package org.earmark.plugins.schedules.papersteps;

import java.util.List;
import org.earmark.spi.Plugin;
import org.earmark.spi.schedule.ScheduleFactory;

/** Offers {@code paper-steps}. */
public final class PaperStepsPlugin implements Plugin {
    @Override
    public List<ScheduleFactory<?>> schedules() {
        return List.of(new PaperStepsFactory());
    }
}
