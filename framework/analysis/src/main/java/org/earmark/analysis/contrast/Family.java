package org.earmark.analysis.contrast;

import java.util.Iterator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.earmark.analysis.statistics.MultipleTests;

/** Decisions that are corrected together for their number. Those without a p are no members and stay as they are. */
public final class Family {
    private Family() {}

    /**
     * The same decisions, corrected by Holm.
     *
     * @param looks how often a rule for adding seeds was allowed to look; each look has its share of the level
     */
    public static List<Decision> corrected(List<Decision> decisions, int looks) {
        List<Decision> members = members(decisions);
        double threshold = Decision.ALPHA / looks;
        Iterator<Double> adjusted =
                DoubleStream.of(MultipleTests.holm(pValues(members))).iterator();
        return decisions.stream()
                .map(decision -> decision.pValue().isEmpty()
                        ? decision
                        : decision.inFamily(adjusted.next(), threshold, threshold / members.size()))
                .toList();
    }

    /** Their p values corrected by Benjamini and Hochberg instead, in their order; empty where there is none. */
    public static List<OptionalDouble> falseDiscoveryRates(List<Decision> decisions) {
        Iterator<Double> adjusted = DoubleStream.of(MultipleTests.benjaminiHochberg(pValues(members(decisions))))
                .iterator();
        return decisions.stream()
                .map(decision ->
                        decision.pValue().isPresent() ? OptionalDouble.of(adjusted.next()) : OptionalDouble.empty())
                .toList();
    }

    private static List<Decision> members(List<Decision> decisions) {
        return decisions.stream()
                .filter(decision -> decision.pValue().isPresent())
                .toList();
    }

    private static double[] pValues(List<Decision> members) {
        return members.stream()
                .mapToDouble(decision -> decision.pValue().getAsDouble())
                .toArray();
    }
}
