package org.earmark.analysis.contrast;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
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
        return corrected(decisions, looks, OptionalDouble.empty());
    }

    /**
     * The same decisions, corrected by Holm; and where a margin is given a second family, of tests of equivalence. Those say
     * nothing of higher or lower: they decide only what is neither.
     *
     * @param margin largest difference that counts as none, declared beforehand
     */
    static List<Decision> corrected(List<Decision> decisions, int looks, OptionalDouble margin) {
        List<Decision> members = members(decisions);
        double threshold = Decision.ALPHA / looks;
        Iterator<Double> adjusted =
                DoubleStream.of(MultipleTests.holm(pValues(members))).iterator();
        Iterator<Equivalence> equivalences = margin.isEmpty()
                ? List.<Equivalence>of().iterator()
                : Equivalence.of(members.stream().map(Decision::values).toList(), margin.getAsDouble(), threshold)
                        .iterator();
        List<Decision> corrected = new ArrayList<>();
        for (Decision decision : decisions) {
            corrected.add(
                    decision.pValue().isEmpty()
                            ? decision
                            : decision.inFamily(
                                    adjusted.next(),
                                    equivalences.hasNext() ? Optional.of(equivalences.next()) : Optional.empty(),
                                    threshold,
                                    threshold / members.size()));
        }
        return corrected;
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
