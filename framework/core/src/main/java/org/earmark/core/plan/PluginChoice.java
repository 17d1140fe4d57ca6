package org.earmark.core.plan;

import java.util.Objects;

/**
 * A plugin's factory with its effective options.
 *
 * @param name of the factory
 * @param version of the factory's behaviour
 * @param options all options, defaults filled in
 */
public record PluginChoice(String name, String version, Record options) {
    public PluginChoice {
        Objects.requireNonNull(name);
        Objects.requireNonNull(version);
        Objects.requireNonNull(options);
    }
}
