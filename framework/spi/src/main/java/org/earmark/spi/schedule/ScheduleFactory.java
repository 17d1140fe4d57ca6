package org.earmark.spi.schedule;

import org.earmark.spi.Factory;

/** Makes a learning-rate schedule. */
public interface ScheduleFactory<O extends Record> extends Factory<O> {
    LearningRateSchedule create(O options);
}
