package org.earmark.core.plugin;

import java.util.Collection;
import org.earmark.spi.data.DatasetFactory;
import org.earmark.spi.engine.EngineFactory;
import org.earmark.spi.launch.LauncherFactory;
import org.earmark.spi.loss.LossFactory;
import org.earmark.spi.mixup.MixupFactory;
import org.earmark.spi.model.ModelFactory;
import org.earmark.spi.schedule.ScheduleFactory;

/** All factories by kind and name. Immutable. */
public interface PluginRegistry {
    /** @throws org.earmark.spi.error.InvalidInputException for an unknown name, with the nearest valid one */
    DatasetFactory<?> dataset(String name);

    ModelFactory<?> model(String name);

    LossFactory<?> loss(String name);

    MixupFactory<?> mixup(String name);

    ScheduleFactory<?> schedule(String name);

    EngineFactory<?> engine(String name);

    LauncherFactory<?> launcher(String name);

    /** The names of one kind in alphabetical order. */
    Collection<String> names(PluginKind kind);

    /**
     * The jar or folder that a factory came from, for provenance.
     *
     * @throws org.earmark.spi.error.InvalidInputException for an unknown name, with the nearest valid one
     */
    String origin(PluginKind kind, String name);
}
