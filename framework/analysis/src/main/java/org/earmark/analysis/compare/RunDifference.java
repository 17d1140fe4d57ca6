package org.earmark.analysis.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * How two runs differ.
 *
 * @param first name of one
 * @param second name of the other
 * @param tolerance of {@link Likeness#WITHIN_ROUNDING}
 * @param configuration values that differ
 * @param provenance values that differ, by area
 * @param losses of the steps that both took
 * @param predictions of the last evaluation
 * @param metrics of the last evaluation, by name
 * @param notes what could not be compared, and why
 */
public record RunDifference(
        String first,
        String second,
        double tolerance,
        List<Change> configuration,
        Map<Area, List<Change>> provenance,
        Losses losses,
        Predictions predictions,
        Map<String, Metric> metrics,
        List<String> notes) {
    public RunDifference {
        configuration = List.copyOf(configuration);
        provenance = Collections.unmodifiableMap(new TreeMap<>(provenance));
        metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
        notes = List.copyOf(notes);
    }

    /** Of what a value of the provenance tells. */
    public enum Area {
        CODE,
        LIBRARIES,
        DATA,
        MACHINE,
        RUN;

        /** The area of a dotted path. */
        static Area of(String path) {
            String first = path.split("\\.", 2)[0];
            return switch (first) {
                case "git", "earmark", "earmarkGit", "plugins" -> CODE;
                case "libraries", "java" -> LIBRARIES;
                case "dataFingerprint" -> DATA;
                case "machine", "device", "deviceDescription", "threads", "environment" -> MACHINE;
                default -> RUN;
            };
        }
    }

    /** A value that differs; an empty text where one of the two has none. */
    public record Change(String path, String first, String second) {}

    /**
     * @param steps that both took
     * @param firstDifferent the first step whose losses have other bits; empty when all are the same
     * @param firstBeyond the first step whose losses are further apart than the tolerance; empty when none is
     * @param largest difference, as a share of the larger loss or of 1
     */
    public record Losses(
            Likeness likeness, long steps, OptionalLong firstDifferent, OptionalLong firstBeyond, double largest) {}

    /**
     * @param clips that both predict
     * @param largest difference of two logits
     * @param otherDecisions clips whose largest logit is another class's
     */
    public record Predictions(Likeness likeness, int clips, double largest, int otherDecisions) {}

    /** A metric of both; NaN where one has none. */
    public record Metric(Likeness likeness, double first, double second) {}

    /** The outcome as a whole: the worst of losses, predictions and metrics that can be compared. */
    public Likeness outcome() {
        Likeness worst = null;
        for (Likeness likeness : parts()) {
            if (likeness != Likeness.NOT_COMPARABLE && (worst == null || likeness.compareTo(worst) > 0)) {
                worst = likeness;
            }
        }
        return worst == null ? Likeness.NOT_COMPARABLE : worst;
    }

    private List<Likeness> parts() {
        List<Likeness> parts = new ArrayList<>(List.of(losses.likeness(), predictions.likeness()));
        metrics.values().forEach(metric -> parts.add(metric.likeness()));
        return parts;
    }
}
