package org.earmark.analysis.contrast;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import org.earmark.analysis.statistics.Interval;
import org.earmark.analysis.statistics.MultipleTests;
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
 * @param minimumDetectable smallest true difference that a test with this spread and number of pairs finds with a
 *     probability of 80 %, uncorrected; empty where the differences allow no test
 */
public record Decision(
        Map<String, Double> differences,
        SampleSummary summary,
        OptionalDouble pValue,
        OptionalDouble adjustedP,
        OptionalDouble minimumDetectable,
        Verdict verdict) {
    /** A corrected p below this decides. */
    public static final double ALPHA = 0.05;

    private static final double POWER = 0.8;
    /** In standard deviations, by number of pairs: finding one takes a thousand integrals. */
    private static final Map<Integer, Double> DETECTABLE = new ConcurrentHashMap<>();

    public Decision {
        differences = Collections.unmodifiableMap(new LinkedHashMap<>(differences));
    }

    /** A decision by itself, its p not corrected. */
    public static Decision of(Map<String, Double> differences) {
        SampleSummary summary = SampleSummary.of(differences.values());
        OptionalDouble p = pValue(differences);
        OptionalDouble detectable = p.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(summary.standardDeviation()
                        * DETECTABLE.computeIfAbsent(
                                summary.n(), n -> Power.minimumDetectableEffect(1, n, ALPHA, POWER)));
        return new Decision(differences, summary, p, p, detectable, verdict(summary, p, ALPHA));
    }

    /** Wilcoxon's signed-rank test of the same differences, exact; empty where all of them are zero or there are none. */
    public OptionalDouble wilcoxonP() {
        double p = PairedTests.wilcoxonSignedRank(values()).pValue();
        return Double.isNaN(p) ? OptionalDouble.empty() : OptionalDouble.of(p);
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

    private double[] values() {
        return differences.values().stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Their p values corrected by Benjamini and Hochberg instead, in their order; empty where there is none. */
    public static List<OptionalDouble> falseDiscoveryRates(List<Decision> family) {
        double[] adjusted = MultipleTests.benjaminiHochberg(pValues(family));
        List<OptionalDouble> rates = new ArrayList<>();
        int next = 0;
        for (Decision decision : family) {
            rates.add(decision.pValue().isPresent() ? OptionalDouble.of(adjusted[next++]) : OptionalDouble.empty());
        }
        return rates;
    }

    private static double[] pValues(List<Decision> family) {
        return family.stream()
                .filter(decision -> decision.pValue().isPresent())
                .mapToDouble(decision -> decision.pValue().getAsDouble())
                .toArray();
    }

    /** The same decisions as one family, corrected by Holm. */
    public static List<Decision> corrected(List<Decision> family) {
        return corrected(family, ALPHA);
    }

    /** @param threshold what a corrected p must be below to decide */
    static List<Decision> corrected(List<Decision> family, double threshold) {
        double[] adjusted = MultipleTests.holm(pValues(family));
        List<Decision> corrected = new ArrayList<>();
        int next = 0;
        for (Decision decision : family) {
            OptionalDouble p =
                    decision.pValue().isPresent() ? OptionalDouble.of(adjusted[next++]) : OptionalDouble.empty();
            corrected.add(new Decision(
                    decision.differences(),
                    decision.summary(),
                    decision.pValue(),
                    p,
                    decision.minimumDetectable(),
                    verdict(decision.summary(), p, threshold)));
        }
        return corrected;
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

    private static Verdict verdict(SampleSummary summary, OptionalDouble adjustedP, double threshold) {
        if (summary.n() == 0) {
            return Verdict.NO_PAIRS;
        }
        if (summary.n() == 1) {
            return Verdict.ONE_SEED;
        }
        if (adjustedP.isEmpty()) {
            return Verdict.NO_SPREAD;
        }
        if (adjustedP.getAsDouble() >= threshold) {
            return Verdict.NOT_DECIDED;
        }
        return summary.mean() > 0 ? Verdict.HIGHER : Verdict.LOWER;
    }
}
