package org.earmark.core.run;

import java.util.List;
import org.earmark.spi.Plugin;
import org.earmark.spi.launch.LauncherFactory;

/** What runs bring themselves. */
public final class RunPlugin implements Plugin {
    @Override
    public List<LauncherFactory<?>> launchers() {
        return List.of(new LocalLauncherFactory());
    }
}
