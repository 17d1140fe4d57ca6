package org.earmark.core.audio;

import java.util.Objects;

/**
 * How a file stores its sound.
 *
 * @param name for people: {@code PCM}, {@code float}, {@code flac}, {@code mp3}
 * @param bits of a sample; 0 where the format has no such number, as lossy ones
 * @param channels at least 1
 * @param fullScale the largest value that a sample can have, at a scale where integers end at ±1
 */
public record AudioEncoding(String name, int bits, int channels, float fullScale) {
    /** Samples that a data set made itself. */
    public static final AudioEncoding GENERATED = new AudioEncoding("generated", 0, 1, 1);

    public AudioEncoding {
        Objects.requireNonNull(name);
    }

    /** The name with the bits, where there are any: {@code PCM 16}. */
    public String title() {
        return bits == 0 ? name : name + " " + bits;
    }
}
