package org.earmark.plugins.models.htsat;

import org.earmark.spi.Validated;
import org.earmark.spi.error.Problems;

/**
 * How spectrograms are masked in training (Park et al. 2019, as in HTS-AT).
 *
 * @param enabled whether anything is masked
 * @param timeStripes stripes over time per clip
 * @param timeWidth each stripe over time is shorter than this, in frames
 * @param frequencyStripes stripes over frequency per clip
 * @param frequencyWidth each stripe over frequency is narrower than this, in mel bands
 */
public record SpecAugmentOptions(
        boolean enabled, int timeStripes, int timeWidth, int frequencyStripes, int frequencyWidth)
        implements Validated {
    /** HTS-AT's: two stripes of less than 64 frames, two of less than 8 bands. */
    public static SpecAugmentOptions standard() {
        return new SpecAugmentOptions(true, 2, 64, 2, 8);
    }

    @Override
    public void validate(Problems problems) {
        problems.require(timeStripes >= 0, "timeStripes", timeStripes, "must not be negative");
        problems.require(timeWidth >= 1, "timeWidth", timeWidth, "must be at least 1 frame");
        problems.require(frequencyStripes >= 0, "frequencyStripes", frequencyStripes, "must not be negative");
        problems.require(frequencyWidth >= 1, "frequencyWidth", frequencyWidth, "must be at least 1 mel band");
    }
}
