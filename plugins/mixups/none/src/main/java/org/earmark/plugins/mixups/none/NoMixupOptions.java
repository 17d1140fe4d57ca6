package org.earmark.plugins.mixups.none;

/** There is nothing to choose. */
public record NoMixupOptions() {}
