package org.earmark.plugins.datasets.synthetic;

import java.nio.file.Path;

/**
 * A recorded sound to mix from.
 *
 * @param name of its file, for the census
 * @param label name of its class
 * @param fold where its folder divides sounds already; 0 where it does not
 * @param path of its file
 * @param bytes size of its file
 */
record SourceClip(String name, String label, int fold, Path path, long bytes) {}
