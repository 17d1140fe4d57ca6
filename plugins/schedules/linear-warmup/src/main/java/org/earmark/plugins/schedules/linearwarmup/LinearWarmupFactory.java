package org.earmark.plugins.schedules.linearwarmup;

import java.util.Optional;
import org.earmark.spi.schedule.LearningRateSchedule;
import org.earmark.spi.schedule.ScheduleFactory;

/** Makes {@code linear-warmup}. */
public final class LinearWarmupFactory implements ScheduleFactory<LinearWarmupOptions> {
    @Override
    public String name() {
        return "linear-warmup";
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public String summary() {
        return "rises linearly to the base learning rate over some epochs or steps, then stays";
    }

    @Override
    public LinearWarmupOptions defaults() {
        return new LinearWarmupOptions(3, Optional.empty());
    }

    @Override
    public LearningRateSchedule create(LinearWarmupOptions options) {
        return new LinearWarmup(options);
    }
}
