package org.earmark.core.judge;

/** In which form outputs are averaged and written. */
public enum ScoreForm {
    /** After the activation: averages are of probabilities, as the original's are with {@code clip_bce}. */
    PROBABILITIES,
    /** Before the activation: averages are of logits, as the original's clipwise ones are with {@code clip_ce}. */
    LOGITS,
    /**
     * Clipwise probabilities through a second sigmoid, framewise ones as usual: the defect of the public predict script,
     * for audits of what it printed.
     */
    SIGMOID_TWICE
}
