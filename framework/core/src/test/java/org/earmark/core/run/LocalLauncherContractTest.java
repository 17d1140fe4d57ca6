package org.earmark.core.run;

import org.earmark.spi.Plugin;
import org.earmark.spi.launch.LauncherFactory;
import org.earmark.testkit.LauncherContract;

class LocalLauncherContractTest implements LauncherContract<LocalOptions> {
    @Override
    public LauncherFactory<LocalOptions> factory() {
        return new LocalLauncherFactory();
    }

    @Override
    public Plugin plugin() {
        return new RunPlugin();
    }
}
