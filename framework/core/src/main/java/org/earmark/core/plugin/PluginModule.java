package org.earmark.core.plugin;

import com.google.inject.AbstractModule;
import java.nio.file.Path;
import java.util.Optional;

/** Binds the plugins of the class path and of an optional folder. */
public final class PluginModule extends AbstractModule {
    private final LoadedPlugins plugins;

    /** @throws org.earmark.spi.error.EarmarkException when plugins contradict each other or the folder is unreadable */
    public PluginModule(Optional<Path> folder) {
        this.plugins = PluginLoader.load(PluginModule.class.getClassLoader(), folder);
    }

    @Override
    protected void configure() {
        bind(LoadedPlugins.class).toInstance(plugins);
        bind(PluginRegistry.class).toInstance(plugins);
    }
}
