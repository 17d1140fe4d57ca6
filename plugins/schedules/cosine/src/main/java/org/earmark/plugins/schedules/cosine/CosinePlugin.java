package org.earmark.plugins.schedules.cosine;

import java.util.List;
import org.earmark.spi.Plugin;
import org.earmark.spi.schedule.ScheduleFactory;

/** Offers {@code cosine}. */
public final class CosinePlugin implements Plugin {
    @Override
    public List<ScheduleFactory<?>> schedules() {
        return List.of(new CosineFactory());
    }
}
