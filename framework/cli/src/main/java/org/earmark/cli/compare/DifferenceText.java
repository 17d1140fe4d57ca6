package org.earmark.cli.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.earmark.analysis.compare.Likeness;
import org.earmark.analysis.compare.RunDifference;

/** A difference of two runs for the console. */
public final class DifferenceText {
    private DifferenceText() {}

    /** Outcome first, then what may explain it. */
    public static List<String> lines(RunDifference difference) {
        List<String> lines = new ArrayList<>();
        lines.add("A: " + difference.first());
        lines.add("B: " + difference.second());
        lines.add("Outcome: " + difference.outcome().words() + " (tolerance " + difference.tolerance() + ")");
        lines.add("  losses: " + losses(difference.losses()));
        lines.add("  predictions: " + predictions(difference.predictions()));
        difference
                .metrics()
                .forEach((name, metric) -> lines.add("  " + name + ": "
                        + metric.likeness().words() + ", A " + text(metric.first()) + ", B " + text(metric.second())));
        changes(lines, "Configuration", difference.configuration());
        for (RunDifference.Area area : RunDifference.Area.values()) {
            changes(lines, name(area), difference.provenance().getOrDefault(area, List.of()));
        }
        lines.addAll(difference.notes());
        return lines;
    }

    private static String losses(RunDifference.Losses losses) {
        if (losses.likeness() == Likeness.NOT_COMPARABLE) {
            return "not comparable, no step was taken by both";
        }
        StringBuilder text = new StringBuilder(losses.likeness().words()).append(" over ");
        text.append(losses.steps()).append(" steps");
        losses.firstDifferent()
                .ifPresent(step -> text.append(", first other bits at step ").append(step));
        losses.firstBeyond().ifPresent(step -> text.append(", beyond the tolerance from step ")
                .append(step));
        return text + (losses.largest() > 0 ? ", at most " + text(losses.largest()) : "");
    }

    private static String predictions(RunDifference.Predictions predictions) {
        if (predictions.likeness() == Likeness.NOT_COMPARABLE) {
            return "not comparable";
        }
        return predictions.likeness().words() + " on " + predictions.clips() + " clips"
                + (predictions.largest() > 0
                        ? ", logits at most " + text(predictions.largest()) + " apart, " + predictions.otherDecisions()
                                + " other decisions"
                        : "");
    }

    private static void changes(List<String> lines, String name, List<RunDifference.Change> changes) {
        lines.add(name + ": " + (changes.isEmpty() ? "the same" : ""));
        changes.forEach(change ->
                lines.add("  " + change.path() + ": " + orNone(change.first()) + " → " + orNone(change.second())));
    }

    private static String orNone(String text) {
        return text.isEmpty() ? "none" : text;
    }

    private static String name(RunDifference.Area area) {
        String word = area.name().toLowerCase(Locale.ROOT);
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%.6g", value);
    }
}
