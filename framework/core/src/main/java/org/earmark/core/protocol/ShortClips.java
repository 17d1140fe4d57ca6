package org.earmark.core.protocol;

/** What becomes of a recording that is shorter than a network takes. */
public enum ShortClips {
    /** Its spectrogram is repeated as often as it fits, then stretched: the public code's inference mode. */
    REPEAT_FRAMES,
    /** Its spectrogram is stretched: the public code's evaluation mode. */
    STRETCH,
    /** The waveform is repeated from its start up to the length of a slice, as for ESC-50 and Speech Commands. */
    REPEAT,
    /** The waveform is followed by zeros up to the length of a slice, as for AudioSet and DESED. */
    ZERO
}
