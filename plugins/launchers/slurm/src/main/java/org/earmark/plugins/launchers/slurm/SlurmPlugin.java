package org.earmark.plugins.launchers.slurm;

import java.util.List;
import org.earmark.spi.Plugin;
import org.earmark.spi.launch.LauncherFactory;

/** Offers the {@code slurm} launcher. */
public final class SlurmPlugin implements Plugin {
    @Override
    public List<LauncherFactory<?>> launchers() {
        return List.of(new SlurmLauncherFactory());
    }
}
