package org.earmark.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.earmark.spi.Factory;
import org.earmark.spi.Plugin;
import org.earmark.spi.mixup.Mixup;
import org.earmark.spi.mixup.MixupDomain;
import org.earmark.spi.mixup.MixupFactory;
import org.earmark.spi.mixup.MixupPlan;
import org.earmark.spi.random.RandomSource;
import org.earmark.spi.random.RandomStream;
import org.junit.jupiter.api.Test;

/**
 * What every mixup rule must do.
 *
 * @param <O> the rule's options
 */
public interface MixupContract<O extends Record> extends FactoryContract<O> {
    /** Clips in the training set of the tests. */
    int SET_SIZE = 41;

    @Override
    MixupFactory<O> factory();

    @Override
    default List<? extends Factory<?>> offered(Plugin plugin) {
        return plugin.mixups();
    }

    private Mixup mixup() {
        return factory().create(factory().defaults());
    }

    @Test
    default void plansHaveOnePartnerASample() {
        for (int batch : new int[] {1, 2, 5, 16}) {
            plan(batch, 0).ifPresent(plan -> assertThat(plan.size()).isEqualTo(batch));
        }
    }

    @Test
    default void partnersExist() {
        for (int batch : new int[] {1, 2, 5, 16}) {
            for (int step = 0; step < 20; step++) {
                plan(batch, step).ifPresent(plan -> {
                    int partners = plan.domain() == MixupDomain.WAVEFORM ? SET_SIZE : plan.size();
                    for (int partner : plan.partners()) {
                        assertThat(partner).isBetween(0, partners - 1);
                    }
                });
            }
        }
    }

    @Test
    default void planIsAPureFunctionOfItsArguments() {
        Mixup mixup = mixup();
        for (int step = 0; step < 3; step++) {
            mixup.plan(4, SET_SIZE, stream(99)); // leaves no trace
            Optional<MixupPlan> first = mixup.plan(7, SET_SIZE, stream(step));
            Optional<MixupPlan> second = mixup().plan(7, SET_SIZE, stream(step));
            assertThat(second).usingRecursiveComparison().isEqualTo(first);
        }
    }

    private Optional<MixupPlan> plan(int batch, int step) {
        return mixup().plan(batch, SET_SIZE, stream(step));
    }

    private static RandomStream stream(int step) {
        return new RandomSource(5).stream("mixup", 0, step, 0);
    }
}
