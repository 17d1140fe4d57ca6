package org.earmark.core.metrics.events;

import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problems;

/**
 * When a detection counts (Bilen et al. 2020, "A framework for the robust evaluation of sound event detection", section
 * 3). Each is a share in [0, 1].
 *
 * @param detectionTolerance of a detection that ground truth of its class must cover
 * @param groundTruthTolerance of a true event that such detections must cover
 * @param crossTriggerTolerance of another detection that ground truth of another class must cover
 */
public record IntersectionCriteria(
        double detectionTolerance, double groundTruthTolerance, double crossTriggerTolerance) {
    /** 0.5, 0.5 and 0.3: the DESED evaluation's. */
    public static final IntersectionCriteria DESED = new IntersectionCriteria(0.5, 0.5, 0.3);

    /** DCASE 2021 task 4, scenario 1: a fast reaction counts. */
    public static final IntersectionCriteria PSDS1 = new IntersectionCriteria(0.7, 0.7, 0.3);

    /** DCASE 2021 task 4, scenario 2: telling classes apart counts. */
    public static final IntersectionCriteria PSDS2 = new IntersectionCriteria(0.1, 0.1, 0.3);

    /** @throws InvalidInputException when a share is outside [0, 1] */
    public IntersectionCriteria {
        Problems problems = new Problems();
        requireShare(problems, "detectionTolerance", detectionTolerance);
        requireShare(problems, "groundTruthTolerance", groundTruthTolerance);
        requireShare(problems, "crossTriggerTolerance", crossTriggerTolerance);
        problems.throwIfAny();
    }

    private static void requireShare(Problems problems, String name, double value) {
        problems.require(value >= 0 && value <= 1, name, value, "must be in [0, 1]");
    }
}
