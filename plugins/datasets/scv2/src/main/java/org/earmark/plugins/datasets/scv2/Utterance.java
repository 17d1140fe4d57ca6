package org.earmark.plugins.datasets.scv2;

import org.earmark.spi.data.AudioSource;

/**
 * One recording of one word.
 *
 * @param id word and file name with a slash, as the official lists have it
 * @param size of the recording, for the fingerprint: bytes of its file or samples
 */
record Utterance(String id, String word, Part part, AudioSource audio, long size) {
    /** What it is used for. */
    enum Part {
        TRAIN,
        VALIDATION,
        TEST
    }
}
