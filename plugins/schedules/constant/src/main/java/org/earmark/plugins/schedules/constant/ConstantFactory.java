package org.earmark.plugins.schedules.constant;

import org.earmark.spi.schedule.LearningRateSchedule;
import org.earmark.spi.schedule.ScheduleFactory;

/** Makes {@code constant}. */
public final class ConstantFactory implements ScheduleFactory<ConstantOptions> {
    @Override
    public String name() {
        return "constant";
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public String summary() {
        return "the base learning rate throughout, times a factor";
    }

    @Override
    public ConstantOptions defaults() {
        return new ConstantOptions(1);
    }

    @Override
    public LearningRateSchedule create(ConstantOptions options) {
        return progress -> options.multiplier();
    }
}
