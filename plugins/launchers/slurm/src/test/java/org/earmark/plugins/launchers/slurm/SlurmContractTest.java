package org.earmark.plugins.launchers.slurm;

import java.util.List;
import java.util.Optional;
import org.earmark.spi.Plugin;
import org.earmark.spi.launch.LauncherFactory;
import org.earmark.testkit.SchedulerContract;
import org.junit.jupiter.api.AfterEach;

/** With a stand-in for Slurm that runs batch scripts on this machine. */
class SlurmContractTest implements SchedulerContract<SlurmOptions> {
    private final ScriptSlurm slurm = new ScriptSlurm();

    @Override
    public LauncherFactory<SlurmOptions> factory() {
        return new SlurmLauncherFactory(slurm);
    }

    @Override
    public SlurmOptions options() {
        return new SlurmOptions(
                Optional.empty(), Optional.empty(), 1, 0, Optional.empty(), 0, 120, 10, 0.1, List.of(), false);
    }

    @Override
    public Plugin plugin() {
        return new SlurmPlugin();
    }

    @AfterEach
    void endWhatStillRuns() {
        slurm.killAll();
    }
}
