package org.earmark.plugins.losses.clipbce;

/** The loss has nothing to choose. */
public record ClipBceOptions() {}
