package org.earmark.plugins.schedules.constant;

import java.util.List;
import org.earmark.spi.Plugin;
import org.earmark.spi.schedule.ScheduleFactory;
import org.earmark.testkit.ScheduleContract;

class ConstantContractTest implements ScheduleContract<ConstantOptions> {
    @Override
    public ScheduleFactory<ConstantOptions> factory() {
        return new ConstantFactory();
    }

    @Override
    public Plugin plugin() {
        return new ConstantPlugin();
    }

    @Override
    public List<ConstantOptions> furtherOptions() {
        return List.of(new ConstantOptions(0.03));
    }
}
