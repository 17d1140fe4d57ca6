package org.earmark.core.audio;

import java.util.Objects;
import org.earmark.spi.data.Waveform;

/**
 * What a file holds, as it is: possibly no samples at all, possibly NaN and infinity among them.
 *
 * @param waveform the mean of the channels at the file's own sampling rate
 * @param encoding how it is stored
 */
public record DecodedAudio(Waveform waveform, AudioEncoding encoding) {
    public DecodedAudio {
        Objects.requireNonNull(waveform);
        Objects.requireNonNull(encoding);
    }
}
