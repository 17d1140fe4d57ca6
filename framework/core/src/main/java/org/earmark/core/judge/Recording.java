package org.earmark.core.judge;

import java.util.Objects;

/**
 * A recording to be judged.
 *
 * @param name for tables
 * @param samples mono, at the sampling rate of the front end
 * @param seconds its length
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of bulk data, never compared
public record Recording(String name, float[] samples, double seconds) {
    public Recording {
        Objects.requireNonNull(name);
        Objects.requireNonNull(samples);
    }
}
