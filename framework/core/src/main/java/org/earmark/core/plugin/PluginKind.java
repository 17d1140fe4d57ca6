package org.earmark.core.plugin;

import java.util.Locale;

/** The kinds of things that plugins bring. */
public enum PluginKind {
    DATASET,
    MODEL,
    LOSS,
    MIXUP,
    SCHEDULE,
    ENGINE,
    LAUNCHER;

    /** As written in experiment files: {@code dataset}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
