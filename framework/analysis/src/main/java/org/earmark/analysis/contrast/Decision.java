package org.earmark.analysis.contrast;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import org.earmark.analysis.statistics.Interval;
import org.earmark.analysis.statistics.PairedTests;
import org.earmark.analysis.statistics.Power;
import org.earmark.analysis.statistics.SampleSummary;

/**
 * What paired differences, one per seed, decide.
 *
 * @param differences seed to difference
 * @param summary of the differences; its interval is not corrected for the number of decisions
 * @param pValue of the paired t test; empty where the differences allow none
 * @param adjustedP the same, corrected by Holm over the family of decisions
 * @param minimumDetectable smallest true difference that is found with a probability of at least 80 % if the spread is what
 *     these differences show: at the level of Holm's strictest step, which every later step exceeds; empty where the
 *     differences allow no test
 * @param equivalence to a margin that was declared beforehand; empty without one, or where the differences allow no test
 */
public record Decision(
        Map<String, Double> differences,
        SampleSummary summary,
        OptionalDouble pValue,
        OptionalDouble adjustedP,
        OptionalDouble minimumDetectable,
        Optional<Equivalence> equivalence,
        Verdict verdict) {
    /** A corrected p below this decides. */
    public static final double ALPHA = 0.05;

    private static final double POWER = 0.8;
    /** In standard deviations: finding one takes a thousand integrals. */
    private static final Map<PairedTest, Double> DETECTABLE = new ConcurrentHashMap<>();

    private record PairedTest(int pairs, double level) {
        double detectable() {
            return DETECTABLE.computeIfAbsent(this, t -> Power.minimumDetectableEffect(1, t.pairs, t.level, POWER));
        }
    }

    public Decision {
        differences = Collections.unmodifiableMap(new LinkedHashMap<>(differences));
    }

    /** A decision by itself, its p not corrected. */
    public static Decision of(Map<String, Double> differences) {
        SampleSummary summary = SampleSummary.of(differences.values());
        OptionalDouble p = pValue(differences);
        return new Decision(
                differences,
                summary,
                p,
                p,
                p.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(detectable(summary, ALPHA)),
                Optional.empty(),
                verdict(summary, p, Optional.empty(), ALPHA));
    }

    /**
     * The same as one of a family, where it has a p.
     *
     * @param adjusted p corrected over the family
     * @param threshold what it must be below to decide
     * @param strictest level that the smallest p of the family must be below
     */
    Decision inFamily(double adjusted, Optional<Equivalence> tested, double threshold, double strictest) {
        OptionalDouble p = OptionalDouble.of(adjusted);
        return new Decision(
                differences,
                summary,
                pValue,
                p,
                OptionalDouble.of(detectable(summary, strictest)),
                tested,
                verdict(summary, p, tested, threshold));
    }

    private static double detectable(SampleSummary summary, double level) {
        return summary.standardDeviation() * new PairedTest(summary.n(), level).detectable();
    }

    /** Wilcoxon's signed-rank test of the same differences, exact; empty where all of them are zero or there are none. */
    public OptionalDouble wilcoxonP() {
        double p = PairedTests.wilcoxonSignedRank(values()).pValue();
        return Double.isNaN(p) ? OptionalDouble.empty() : OptionalDouble.of(p);
    }

    /**
     * What Wilcoxon's p cannot fall below with so many differences other than zero: all of one sign, 2 of the 2ⁿ patterns.
     *
     * @return empty where there is no such difference
     */
    public OptionalDouble wilcoxonBound() {
        int pairs = PairedTests.nonZero(values()).length;
        return pairs == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.min(1, 2 * Math.pow(0.5, pairs)));
    }

    /**
     * The smallest margin within which two one-sided tests would call the two sides equivalent at 5 %: the end of the
     * 90 % interval that is further from zero. A margin that counts as no difference must be named before looking; this
     * tells what it would have had to be.
     *
     * @return empty where the differences allow no test
     */
    public OptionalDouble equivalenceMargin() {
        if (pValue.isEmpty()) {
            return OptionalDouble.empty();
        }
        Interval interval = SampleSummary.of(values(), 1 - 2 * ALPHA).interval().orElseThrow();
        return OptionalDouble.of(Math.max(Math.abs(interval.low()), Math.abs(interval.high())));
    }

    double[] values() {
        return differences.values().stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static OptionalDouble pValue(Map<String, Double> differences) {
        if (differences.size() < 2) {
            return OptionalDouble.empty();
        }
        double p = PairedTests.studentT(differences.values().stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray())
                .pValue();
        return Double.isNaN(p) ? OptionalDouble.empty() : OptionalDouble.of(p);
    }

    private static Verdict verdict(
            SampleSummary summary, OptionalDouble adjustedP, Optional<Equivalence> equivalence, double threshold) {
        if (summary.n() == 0) {
            return Verdict.NO_PAIRS;
        }
        if (summary.n() == 1) {
            return Verdict.ONE_SEED;
        }
        if (adjustedP.isEmpty()) {
            return Verdict.NO_SPREAD;
        }
        if (adjustedP.getAsDouble() < threshold) {
            return summary.mean() > 0 ? Verdict.HIGHER : Verdict.LOWER;
        }
        return equivalence.filter(Equivalence::established).isPresent() ? Verdict.EQUIVALENT : Verdict.NOT_DECIDED;
    }
}
