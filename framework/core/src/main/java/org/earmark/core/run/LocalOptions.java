package org.earmark.core.run;

/** The local launcher has no options: devices are given to every launcher alike. */
public record LocalOptions() {}
