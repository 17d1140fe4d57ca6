package org.earmark.plugins.datasets.esc50;

/**
 * Which part of the set is used.
 *
 * @param esc10 whether only the clips of ESC-10 are used: ten classes, 400 clips
 */
public record Esc50Options(boolean esc10) {}
