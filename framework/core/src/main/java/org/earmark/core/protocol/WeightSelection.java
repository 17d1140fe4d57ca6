package org.earmark.core.protocol;

/** Which weights of a run are judged in the end. */
public enum WeightSelection {
    /** Those of the last epoch. */
    LAST,
    /** Those of the epoch that was best on the validation part. */
    BEST_ON_VALIDATION,
    /** Those of the epoch that was best on the test part: the original's, and a selection on the test set. */
    BEST_ON_TEST,
    /** The mean of the weights of the best epochs on the test part, as for the original's published checkpoint. */
    AVERAGE
}
