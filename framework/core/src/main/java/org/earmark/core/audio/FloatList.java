package org.earmark.core.audio;

import java.util.Arrays;

/** A growing array of samples whose final number is not known. */
final class FloatList {
    private static final int MOST_SAMPLES = Integer.MAX_VALUE - 8;

    private float[] values = new float[1 << 16];
    private int size;

    /** Makes room for {@code count} more samples; the caller writes them to {@link #array} from the returned index on. */
    int grow(int count) throws MalformedAudioException {
        int start = size;
        long needed = (long) size + count;
        if (needed > MOST_SAMPLES) {
            throw new MalformedAudioException("it has more than " + MOST_SAMPLES
                    + " samples a channel, more than can be" + " read at once; cut it into shorter files");
        }
        if (needed > values.length) {
            values = Arrays.copyOf(values, (int) Math.min(MOST_SAMPLES, Math.max(needed, 2L * values.length)));
        }
        size = (int) needed;
        return start;
    }

    float[] array() {
        return values;
    }

    int size() {
        return size;
    }

    float[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
