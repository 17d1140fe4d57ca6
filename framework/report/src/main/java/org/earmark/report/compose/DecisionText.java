package org.earmark.report.compose;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.earmark.analysis.contrast.Decision;
import org.earmark.report.view.Figure;
import org.earmark.report.view.Strip;

/** Decisions in the words and figures that all tables use. */
final class DecisionText {
    private DecisionText() {}

    /** {@code higher}, {@code lower}, {@code equivalent} or {@code open}. */
    static String id(Decision decision) {
        return switch (decision.verdict()) {
            case HIGHER -> "higher";
            case LOWER -> "lower";
            case EQUIVALENT -> "equivalent";
            default -> "open";
        };
    }

    static String verdict(Decision decision) {
        return id(decision).equals("open") ? "not decided" : id(decision);
    }

    /** Why nothing is decided; empty when something is. */
    static String why(Decision decision) {
        return switch (decision.verdict()) {
            case HIGHER, LOWER, EQUIVALENT, NOT_DECIDED -> "";
            case NO_SPREAD -> "all paired differences are equal, so there is no spread to judge by";
            case ONE_SEED -> "one seed does not show how far seeds alone move the metric";
            case NO_PAIRS -> "no seed is complete on all sides";
        };
    }

    /** What the tests against the declared margin say; empty where none was declared or nothing could be tested. */
    static String withinMargin(Decision decision) {
        return decision.equivalence()
                .map(equivalence -> (equivalence.established() ? "" : "not shown to be ") + "within "
                        + margin(equivalence.margin()) + ": p " + NumberText.pValue(equivalence.adjustedP()))
                .orElse("");
    }

    /** The declared margin. */
    static String margin(double margin) {
        return "±" + NumberText.shortNumber(margin);
    }

    /** Which folds do not count; empty when all do. */
    static String leftOut(List<String> folds) {
        return folds.isEmpty() ? "" : "without fold " + String.join(", ", folds);
    }

    static Figure difference(Decision decision) {
        return decision.summary().n() == 0
                ? NumberText.noFigure("–")
                : NumberText.signedFigure(decision.summary().mean());
    }

    static String interval(Decision decision) {
        return decision.summary().interval().map(NumberText::signedInterval).orElse("");
    }

    static Figure probability(OptionalDouble p) {
        return p.isPresent()
                ? new Figure(NumberText.pValue(p.getAsDouble()), Double.toString(p.getAsDouble()))
                : NumberText.noFigure("–");
    }

    static Figure detectable(Decision decision) {
        return figure(decision.minimumDetectable());
    }

    static Figure figure(OptionalDouble value) {
        return value.isPresent() ? NumberText.metricFigure(value.getAsDouble()) : NumberText.noFigure("–");
    }

    static Strip strip(Decision decision, StripScale scale) {
        String description = decision.differences().isEmpty()
                ? "no differences"
                : "difference of each seed: "
                        + decision.differences().values().stream()
                                .map(NumberText::signed)
                                .collect(Collectors.joining(", "));
        return scale.draw(decision.differences().values(), decision.summary(), description);
    }
}
