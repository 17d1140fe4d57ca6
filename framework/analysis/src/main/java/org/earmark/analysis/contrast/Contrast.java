package org.earmark.analysis.contrast;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.earmark.analysis.grouping.CellGroup;
import org.earmark.analysis.statistics.SampleSummary;

/**
 * A group against its baseline in one metric, paired by seed.
 *
 * @param differences seed to group − baseline, seeds complete on both sides alone
 * @param summary of the differences; its interval is not corrected for the number of contrasts
 * @param pValue of the paired t test; empty where the differences allow none
 * @param adjustedP the same, corrected by Holm over all contrasts of the metric
 * @param minimumDetectable smallest true difference that a test with this spread and number of pairs finds with a
 *     probability of 80 %, uncorrected; empty where the differences allow no test
 */
public record Contrast(
        CellGroup baseline,
        CellGroup group,
        String metric,
        Map<String, Double> differences,
        SampleSummary summary,
        OptionalDouble pValue,
        OptionalDouble adjustedP,
        OptionalDouble minimumDetectable,
        Verdict verdict) {
    public Contrast {
        differences = Collections.unmodifiableMap(new LinkedHashMap<>(differences));
    }
}
