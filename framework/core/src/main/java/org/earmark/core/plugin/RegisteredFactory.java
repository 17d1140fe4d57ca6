package org.earmark.core.plugin;

import java.util.Objects;
import org.earmark.spi.Factory;

/**
 * A factory and where it came from.
 *
 * @param origin path of a jar or folder
 */
public record RegisteredFactory(PluginKind kind, Factory<?> factory, String origin) {
    public RegisteredFactory {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(factory);
        Objects.requireNonNull(origin);
    }

    public String name() {
        return factory.name();
    }
}
