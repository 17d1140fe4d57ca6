package org.earmark.core.predict;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a user says about the front end of a checkpoint; the rest is read from its tensors or assumed.
 *
 * @param sampleRate in hertz
 * @param fftSize points of the transform
 * @param hopLength samples between frames
 * @param minimumFrequency lower edge of the first band in hertz
 * @param maximumFrequency upper edge of the last band in hertz
 */
public record FrontEndRequest(
        OptionalInt sampleRate,
        OptionalInt fftSize,
        OptionalInt hopLength,
        OptionalDouble minimumFrequency,
        OptionalDouble maximumFrequency) {
    /** Nothing. */
    public static FrontEndRequest none() {
        return new FrontEndRequest(
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }
}
