package org.earmark.plugins.schedules.htsatsteps;

import java.util.List;
import org.earmark.spi.Plugin;
import org.earmark.spi.schedule.ScheduleFactory;

/** Offers {@code htsat-steps} and {@code htsat-steps-corrected}. */
public final class HtsatStepsPlugin implements Plugin {
    @Override
    public List<ScheduleFactory<?>> schedules() {
        return List.of(new HtsatStepsFactory(), new CorrectedHtsatStepsFactory());
    }
}
