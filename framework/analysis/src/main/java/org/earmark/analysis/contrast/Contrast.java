package org.earmark.analysis.contrast;

import java.util.Map;
import java.util.OptionalDouble;
import org.earmark.analysis.grouping.CellGroup;
import org.earmark.analysis.grouping.CommonFolds;
import org.earmark.analysis.statistics.SampleSummary;

/**
 * A group against its baseline in one metric, paired by seed.
 *
 * @param folds over which a seed is averaged
 * @param decision on group − baseline, over the seeds complete on both sides
 */
public record Contrast(CellGroup baseline, CellGroup group, String metric, CommonFolds folds, Decision decision) {
    /** Seed to group − baseline. */
    public Map<String, Double> differences() {
        return decision.differences();
    }

    /** Of the differences. */
    public SampleSummary summary() {
        return decision.summary();
    }

    /** Of this contrast alone. */
    public OptionalDouble pValue() {
        return decision.pValue();
    }

    /** Corrected by Holm over all contrasts of the metric. */
    public OptionalDouble adjustedP() {
        return decision.adjustedP();
    }

    /** What the seeds would have shown four times in five. */
    public OptionalDouble minimumDetectable() {
        return decision.minimumDetectable();
    }

    /** Seeds that are left out because training diverged on one of the sides or on both. */
    public Divergences divergences() {
        return Divergences.of(group, baseline, folds);
    }

    public Verdict verdict() {
        return decision.verdict();
    }
}
