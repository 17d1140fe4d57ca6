package org.earmark.plugins.launchers.slurm;

import java.util.List;
import org.earmark.spi.Factory;
import org.earmark.spi.Plugin;
import org.earmark.testkit.FactoryContract;

class SlurmContractTest implements FactoryContract<SlurmOptions> {
    @Override
    public Factory<SlurmOptions> factory() {
        return new SlurmLauncherFactory();
    }

    @Override
    public Plugin plugin() {
        return new SlurmPlugin();
    }

    @Override
    public List<? extends Factory<?>> offered(Plugin plugin) {
        return plugin.launchers();
    }
}
