package org.earmark.plugins.datasets.esc50;

import java.nio.file.Path;

/**
 * One row of {@code meta/esc50.csv}.
 *
 * @param filename of the clip, its id
 * @param fold 1 … 5
 * @param target class number in ESC-50
 * @param category class name
 * @param esc10 whether it belongs to ESC-10
 * @param path of the audio file
 * @param bytes size of the audio file
 */
record Esc50Clip(String filename, int fold, int target, String category, boolean esc10, Path path, long bytes) {}
