package org.earmark.analysis.contrast;

import java.util.List;

/**
 * When to stop adding seeds. Looking again after every added seed would find something sooner or later where there is
 * nothing; so the number of looks is fixed beforehand, and each look has an equal share of the level. Every look corrects
 * by Holm over all contrasts; those that are decided get no more seeds, so their p stays, and Holm's steps never take a
 * decision back. By the union bound over looks the chance of even one false decision stays below the level, however the
 * numbers of seeds come about.
 *
 * @param looks how often the data may be looked at, at least 1
 * @param alpha level of the whole procedure
 */
public record SequentialRule(int looks, double alpha) {
    public SequentialRule {
        if (looks < 1 || !(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("no such rule: " + looks + " looks at level " + alpha);
        }
    }

    /**
     * The most looks that a budget allows: the first, and one for every seed of a single contrast.
     *
     * @param budget cells that may be added
     * @param cellsPerSeed cells that one more seed of one contrast takes, its baseline included
     */
    public static SequentialRule forBudget(int budget, int cellsPerSeed) {
        return new SequentialRule(1 + budget / cellsPerSeed, Decision.ALPHA);
    }

    /** What a corrected p must be below at each look. */
    public double threshold() {
        return alpha / looks;
    }

    /**
     * The contrasts that need more seeds.
     *
     * @param contrasts all of one metric, corrected as one family
     */
    public List<Contrast> undecided(List<Contrast> contrasts) {
        return contrasts.stream()
                .filter(contrast -> !(contrast.adjustedP().orElse(1) < threshold()))
                .toList();
    }
}
