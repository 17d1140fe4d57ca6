package org.earmark.plugins.datasets.synthetic;

import org.earmark.spi.Validated;
import org.earmark.spi.error.Problems;

/**
 * What is generated. The sound of a clip depends on its index, its classes, {@code seconds}, {@code sampleRate},
 * {@code mode}, {@code noise} and {@code seed}, not on the number of clips.
 *
 * @param clips how many
 * @param classes how many kinds of sound
 * @param seconds length of a clip
 * @param sampleRate in hertz
 * @param mode how clips are labelled
 * @param folds for cross-validation; 0 gives one fixed partition with a fifth for testing
 * @param noise level of the background, as a share of the sound's
 * @param seed of all that is random in the set; not the experiment's seed, so that repetitions see the same clips
 * @param soundscape what recorded sounds are mixed to, where {@code classes} and {@code noise} mean nothing
 */
public record SyntheticOptions(
        int clips,
        int classes,
        double seconds,
        int sampleRate,
        SyntheticMode mode,
        int folds,
        double noise,
        long seed,
        SoundscapeOptions soundscape)
        implements Validated {
    @Override
    public void validate(Problems problems) {
        int mostClasses = SoundClass.most();
        problems.require(classes >= 2 && classes <= mostClasses, "classes", classes, "must be in 2 … " + mostClasses);
        problems.require(seconds >= 0.5 && seconds <= 600, "seconds", seconds, "must be in [0.5, 600]");
        problems.require(
                sampleRate >= 8000 && sampleRate <= 192000, "sampleRate", sampleRate, "must be in 8000 … 192000 Hz");
        problems.require(folds == 0 || folds >= 2, "folds", folds, "must be 0 (one fixed partition) or at least 2");
        int parts = parts();
        problems.require(
                clips >= parts, "clips", clips, "must be at least " + parts + ", so that no part of the set is empty");
        problems.require(noise >= 0 && noise <= 10, "noise", noise, "must be in [0, 10]");
    }

    /** Without soundscapes. */
    SyntheticOptions(
            int clips,
            int classes,
            double seconds,
            int sampleRate,
            SyntheticMode mode,
            int folds,
            double noise,
            long seed) {
        this(clips, classes, seconds, sampleRate, mode, folds, noise, seed, SoundscapeOptions.standard());
    }

    /** Into how many parts the clips are dealt out. */
    int parts() {
        return folds == 0 ? 5 : folds;
    }
}
