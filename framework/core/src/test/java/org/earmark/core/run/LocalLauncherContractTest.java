package org.earmark.core.run;

import org.earmark.spi.Plugin;
import org.earmark.spi.launch.LauncherFactory;
import org.earmark.testkit.LocalLauncherContract;

class LocalLauncherContractTest implements LocalLauncherContract<LocalOptions> {
    @Override
    public LauncherFactory<LocalOptions> factory() {
        return new LocalLauncherFactory();
    }

    @Override
    public Plugin plugin() {
        return new RunPlugin();
    }
}
