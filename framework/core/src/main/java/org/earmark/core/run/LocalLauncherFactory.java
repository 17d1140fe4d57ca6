package org.earmark.core.run;

import org.earmark.spi.launch.Launcher;
import org.earmark.spi.launch.LauncherContext;
import org.earmark.spi.launch.LauncherFactory;

/** Makes launchers of processes on this machine. */
public final class LocalLauncherFactory implements LauncherFactory<LocalOptions> {
    /** The launcher that is used when none is named. */
    public static final String NAME = "local";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public String summary() {
        return "a process on this machine for each cell, as many at a time as there are devices";
    }

    @Override
    public LocalOptions defaults() {
        return new LocalOptions();
    }

    @Override
    public Launcher create(LocalOptions options, LauncherContext context) {
        return new LocalLauncher(context.slots(), DeviceLeases.ofThisMachine(context.slots()));
    }
}
