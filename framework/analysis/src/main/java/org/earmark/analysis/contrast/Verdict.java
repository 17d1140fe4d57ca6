package org.earmark.analysis.contrast;

/** What a contrast decides. */
public enum Verdict {
    /** Higher than the baseline, and more than chance explains. */
    HIGHER,
    /** Lower than the baseline, and more than chance explains. */
    LOWER,
    /** Neither higher nor lower is shown, but any difference is smaller than the declared margin. */
    EQUIVALENT,
    /** Neither direction is excluded. */
    NOT_DECIDED,
    /** All paired differences are equal, so there is no spread to measure chance by. */
    NO_SPREAD,
    /** One common seed: the spread that chance brings is unknown. */
    ONE_SEED,
    /** No seed is complete on both sides. */
    NO_PAIRS
}
