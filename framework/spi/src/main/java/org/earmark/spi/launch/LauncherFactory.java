package org.earmark.spi.launch;

import org.earmark.spi.Factory;

/** Makes a launcher. */
public interface LauncherFactory<O extends Record> extends Factory<O> {
    /** @throws org.earmark.spi.error.EarmarkException when it cannot work on this machine */
    Launcher create(O options, LauncherContext context);
}
