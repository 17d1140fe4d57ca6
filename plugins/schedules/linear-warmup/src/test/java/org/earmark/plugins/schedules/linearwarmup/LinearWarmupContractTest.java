package org.earmark.plugins.schedules.linearwarmup;

import java.util.List;
import java.util.Optional;
import org.earmark.spi.Plugin;
import org.earmark.spi.schedule.ScheduleFactory;
import org.earmark.testkit.ScheduleContract;

class LinearWarmupContractTest implements ScheduleContract<LinearWarmupOptions> {
    @Override
    public ScheduleFactory<LinearWarmupOptions> factory() {
        return new LinearWarmupFactory();
    }

    @Override
    public Plugin plugin() {
        return new LinearWarmupPlugin();
    }

    @Override
    public List<LinearWarmupOptions> furtherOptions() {
        return List.of(
                new LinearWarmupOptions(0, Optional.empty()),
                new LinearWarmupOptions(0.3, Optional.empty()),
                new LinearWarmupOptions(3, Optional.of(1000L)));
    }
}
