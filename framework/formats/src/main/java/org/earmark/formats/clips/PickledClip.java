package org.earmark.formats.clips;

import java.util.Objects;
import java.util.OptionalInt;
import org.earmark.formats.array.ElementType;
import org.earmark.formats.array.PickledArray;
import org.earmark.formats.array.TypedArray;

/**
 * A recording in a pickled data set. Its samples stay in the file until they are asked for.
 *
 * @param name of the recording
 * @param label class index; empty where the set has none
 * @param waveform (samples), float or 16-bit
 */
public record PickledClip(String name, OptionalInt label, PickledArray waveform) {
    private static final float INT16_SCALE = 32767;

    public PickledClip {
        Objects.requireNonNull(name);
        Objects.requireNonNull(label);
        Objects.requireNonNull(waveform);
    }

    /** The number of samples. */
    public int length() {
        return Math.toIntExact(waveform.shape()[0]);
    }

    /** Reads the samples; 16-bit ones are divided by 32767, as the original system does. */
    public float[] samples() {
        TypedArray numbers = waveform.numbers().orElseThrow();
        float[] samples = numbers.toFloatArray().values();
        if (numbers.type() == ElementType.I16) {
            for (int i = 0; i < samples.length; i++) {
                samples[i] /= INT16_SCALE;
            }
        }
        return samples;
    }
}
