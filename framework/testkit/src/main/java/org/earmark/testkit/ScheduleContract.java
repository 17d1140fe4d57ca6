package org.earmark.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.earmark.spi.Factory;
import org.earmark.spi.Plugin;
import org.earmark.spi.schedule.LearningRateSchedule;
import org.earmark.spi.schedule.Progress;
import org.earmark.spi.schedule.ScheduleFactory;
import org.junit.jupiter.api.Test;

/**
 * What every learning-rate schedule must do.
 *
 * @param <O> the schedule's options
 */
public interface ScheduleContract<O extends Record> extends FactoryContract<O> {
    @Override
    ScheduleFactory<O> factory();

    /** Further options to examine beside the defaults. */
    default List<O> furtherOptions() {
        return List.of();
    }

    @Override
    default List<? extends Factory<?>> offered(Plugin plugin) {
        return plugin.schedules();
    }

    @Test
    default void multipliersAreFiniteAndNotNegative() {
        for (LearningRateSchedule schedule : schedules()) {
            for (Progress progress : progresses()) {
                assertThat(schedule.multiplier(progress))
                        .as("%s", progress)
                        .isFinite()
                        .isNotNegative();
            }
        }
    }

    @Test
    default void multiplierIsAPureFunctionOfProgress() {
        List<Progress> forward = progresses();
        List<Progress> backward = new ArrayList<>(forward);
        Collections.reverse(backward);
        for (int i = 0; i < schedules().size(); i++) {
            List<Double> first = multipliers(schedules().get(i), forward);
            List<Double> second = multipliers(schedules().get(i), backward);
            Collections.reverse(second);
            assertThat(second).isEqualTo(first);
        }
    }

    @Test
    default void somethingIsLearnt() {
        for (LearningRateSchedule schedule : schedules()) {
            Progress middle = new Progress(50, 10, 10);
            assertThat(schedule.multiplier(middle)).isPositive();
        }
    }

    private List<LearningRateSchedule> schedules() {
        List<LearningRateSchedule> schedules = new ArrayList<>();
        schedules.add(factory().create(factory().defaults()));
        furtherOptions().forEach(options -> schedules.add(factory().create(options)));
        return schedules;
    }

    private static List<Double> multipliers(LearningRateSchedule schedule, List<Progress> progresses) {
        return new ArrayList<>(progresses.stream().map(schedule::multiplier).toList());
    }

    /** Short and long runs, one step an epoch and many, and steps after the planned end. */
    private static List<Progress> progresses() {
        List<Progress> progresses = new ArrayList<>();
        for (long[] run : new long[][] {{1, 1}, {1, 100}, {7, 3}, {16000, 100}, {50, 1}}) {
            long total = run[0] * run[1];
            for (long step = 0; step < 2 * total + 2; step += Math.max(1, total / 97)) {
                progresses.add(new Progress(step, run[0], run[1]));
            }
        }
        return progresses;
    }
}
