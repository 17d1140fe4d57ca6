package org.earmark.spi.data;

import org.earmark.spi.Validated;
import org.earmark.spi.error.Problems;

/**
 * How clips are brought to one sampling rate and length.
 *
 * @param sampleRate in hertz; audio of another rate is resampled
 * @param seconds length of every clip after fitting
 * @param shortClips what fills a clip that is shorter
 */
public record ClipLayout(int sampleRate, double seconds, Fill shortClips) implements Validated {
    /** How a short clip is filled up. */
    public enum Fill {
        /** Repeated from its start and cut: ESC-50 and Speech Commands in HTS-AT. */
        REPEAT,
        /** Followed by zeros: AudioSet and DESED in HTS-AT. */
        ZERO
    }

    @Override
    public void validate(Problems problems) {
        problems.require(sampleRate >= 1000, "sampleRate", sampleRate, "must be at least 1000 Hz");
        problems.require(seconds > 0 && seconds <= 3600, "seconds", seconds, "must be in (0, 3600]");
    }

    /** Samples per clip. */
    public int samples() {
        return Math.toIntExact(Math.round(sampleRate * seconds));
    }
}
