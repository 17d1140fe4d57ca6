package org.earmark.plugins.schedules.linearwarmup;

import java.util.List;
import org.earmark.spi.Plugin;
import org.earmark.spi.schedule.ScheduleFactory;

/** Offers {@code linear-warmup}. */
public final class LinearWarmupPlugin implements Plugin {
    @Override
    public List<ScheduleFactory<?>> schedules() {
        return List.of(new LinearWarmupFactory());
    }
}
