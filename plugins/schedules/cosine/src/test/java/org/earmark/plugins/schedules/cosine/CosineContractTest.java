package org.earmark.plugins.schedules.cosine;

import java.util.List;
import java.util.Optional;
import org.earmark.spi.Plugin;
import org.earmark.spi.schedule.ScheduleFactory;
import org.earmark.testkit.ScheduleContract;

class CosineContractTest implements ScheduleContract<CosineOptions> {
    @Override
    public ScheduleFactory<CosineOptions> factory() {
        return new CosineFactory();
    }

    @Override
    public Plugin plugin() {
        return new CosinePlugin();
    }

    @Override
    public List<CosineOptions> furtherOptions() {
        return List.of(
                new CosineOptions(2.5, Optional.empty(), 0.1),
                new CosineOptions(0, Optional.of(40L), 0),
                new CosineOptions(1000, Optional.empty(), 0));
    }
}
