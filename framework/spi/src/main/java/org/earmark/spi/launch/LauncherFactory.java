package org.earmark.spi.launch;

import org.earmark.spi.Factory;

/** Makes a launcher. */
public interface LauncherFactory<O extends Record> extends Factory<O> {
    Launcher create(O options);
}
