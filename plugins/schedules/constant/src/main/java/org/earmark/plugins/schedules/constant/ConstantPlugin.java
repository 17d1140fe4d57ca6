package org.earmark.plugins.schedules.constant;

import java.util.List;
import org.earmark.spi.Plugin;
import org.earmark.spi.schedule.ScheduleFactory;

/** Offers {@code constant}. */
public final class ConstantPlugin implements Plugin {
    @Override
    public List<ScheduleFactory<?>> schedules() {
        return List.of(new ConstantFactory());
    }
}
