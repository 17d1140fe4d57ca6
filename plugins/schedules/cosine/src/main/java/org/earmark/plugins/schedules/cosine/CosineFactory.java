package org.earmark.plugins.schedules.cosine;

import java.util.Optional;
import org.earmark.spi.schedule.LearningRateSchedule;
import org.earmark.spi.schedule.ScheduleFactory;

/** Makes {@code cosine}. */
public final class CosineFactory implements ScheduleFactory<CosineOptions> {
    @Override
    public String name() {
        return "cosine";
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public String summary() {
        return "half a cosine from the base learning rate down to a floor, after an optional linear warm-up";
    }

    @Override
    public CosineOptions defaults() {
        return new CosineOptions(0, Optional.empty(), 0);
    }

    @Override
    public LearningRateSchedule create(CosineOptions options) {
        return new Cosine(options);
    }
}
