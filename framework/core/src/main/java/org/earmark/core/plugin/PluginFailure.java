package org.earmark.core.plugin;

import java.util.Objects;

/**
 * A plugin that could not be loaded.
 *
 * @param origin its jar, folder or, where the class path does not tell, its service entry
 * @param reason why, for people
 */
public record PluginFailure(String origin, String reason) {
    public PluginFailure {
        Objects.requireNonNull(origin);
        Objects.requireNonNull(reason);
    }
}
