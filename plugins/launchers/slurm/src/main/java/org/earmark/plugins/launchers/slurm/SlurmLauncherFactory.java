package org.earmark.plugins.launchers.slurm;

import org.earmark.spi.launch.Launcher;
import org.earmark.spi.launch.LauncherContext;
import org.earmark.spi.launch.LauncherFactory;

/** Makes the {@code slurm} launcher. */
public final class SlurmLauncherFactory implements LauncherFactory<SlurmOptions> {
    private final Shell shell;

    /** For Slurm's commands on the {@code PATH}. */
    public SlurmLauncherFactory() {
        this(new Shell());
    }

    SlurmLauncherFactory(Shell shell) {
        this.shell = shell;
    }

    @Override
    public String name() {
        return "slurm";
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public String summary() {
        return "one Slurm job array per plan; Slurm places cells, their own records decide what became of them";
    }

    @Override
    public SlurmOptions defaults() {
        return SlurmOptions.standard();
    }

    @Override
    public Launcher create(SlurmOptions options, LauncherContext context) {
        return new SlurmLauncher(options, context.slots().get(0), new SlurmCommands(shell));
    }
}
