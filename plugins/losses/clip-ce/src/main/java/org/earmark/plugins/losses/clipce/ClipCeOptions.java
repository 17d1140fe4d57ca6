package org.earmark.plugins.losses.clipce;

/** The loss has nothing to choose. */
public record ClipCeOptions() {}
