package org.earmark.plugins.datasets.esc50;

import org.earmark.spi.data.AudioSource;

/**
 * One recording.
 *
 * @param filename of the clip, its id
 * @param fold 1 … 5
 * @param target class number in ESC-50
 * @param category class name
 * @param size of the recording, for the fingerprint: bytes of its file or samples
 */
record Esc50Clip(String filename, int fold, int target, String category, AudioSource audio, long size) {}
