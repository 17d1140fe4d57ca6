package org.earmark.spi;

import java.util.List;
import org.earmark.spi.data.DatasetFactory;
import org.earmark.spi.engine.EngineFactory;
import org.earmark.spi.launch.LauncherFactory;
import org.earmark.spi.loss.LossFactory;
import org.earmark.spi.mixup.MixupFactory;
import org.earmark.spi.model.ModelFactory;
import org.earmark.spi.schedule.ScheduleFactory;

/**
 * What a plugin jar offers. A jar names its implementations in {@code META-INF/services/org.earmark.spi.Plugin}; the
 * class needs a public constructor without arguments and must do no work in it. Every method defaults to an empty
 * list, so a plugin overrides only what it brings. Factories are looked up by {@link Factory#name()}, which must be
 * unique within its kind over all plugins.
 */
public interface Plugin {
    default List<DatasetFactory<?>> datasets() {
        return List.of();
    }

    default List<ModelFactory<?>> models() {
        return List.of();
    }

    default List<LossFactory<?>> losses() {
        return List.of();
    }

    default List<MixupFactory<?>> mixups() {
        return List.of();
    }

    default List<ScheduleFactory<?>> schedules() {
        return List.of();
    }

    default List<EngineFactory<?>> engines() {
        return List.of();
    }

    default List<LauncherFactory<?>> launchers() {
        return List.of();
    }
}
