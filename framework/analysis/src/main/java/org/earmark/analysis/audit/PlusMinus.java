package org.earmark.analysis.audit;

/** What a printed ± is. */
public enum PlusMinus {
    /** The standard deviation of single trainings. */
    SD("standard deviation"),
    /** The standard error of a mean over trainings. */
    SE("standard error"),
    /** Half of a confidence interval. */
    INTERVAL("half of a confidence interval");

    private final String words;

    PlusMinus(String words) {
        this.words = words;
    }

    /** As shown. */
    public String words() {
        return words;
    }
}
