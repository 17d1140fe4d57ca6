package org.earmark.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.earmark.core.metrics.events.EventTables;
import org.earmark.core.metrics.events.GroundTruth;
import org.earmark.core.metrics.events.IntersectionCounts;
import org.earmark.core.metrics.events.IntersectionCriteria;
import org.earmark.core.metrics.events.Psds;
import org.earmark.core.metrics.events.PsdsOptions;
import org.earmark.core.metrics.events.ScoredEvent;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problem;

/** The polyphonic sound detection scores of a table of detections with scores. */
final class PsdsScoring {
    private static final int MOST_POINTS = 50;
    private static final double USUAL_RATE = 100;
    private static final String NO_MAXIMUM = "none";

    private final List<ScoredEvent> scored;
    private final GroundTruth truth;
    private final List<Double> thresholds;

    private PsdsScoring(List<ScoredEvent> scored, GroundTruth truth, List<Double> thresholds) {
        this.scored = scored;
        this.truth = truth;
        this.thresholds = thresholds;
    }

    /**
     * Both scenarios of DCASE 2021, and the one of the options.
     *
     * @param durations whether those of the files are known
     * @return by name; empty where detections have no scores or durations are not known
     */
    static Map<String, Psds> of(Arguments arguments, Path detections, GroundTruth truth, boolean durations) {
        Optional<List<ScoredEvent>> scored = EventTables.readScoredEventsIfAny(detections);
        if (scored.isEmpty() || !durations) {
            if (arguments.has(InferenceCommands.THRESHOLDS)) {
                throw new InvalidInputException(Problem.of(
                        "--" + InferenceCommands.THRESHOLDS,
                        arguments.value(InferenceCommands.THRESHOLDS).orElseThrow(),
                        scored.isEmpty()
                                ? "has no effect: the detections have no column score"
                                : "has no effect without --" + InferenceCommands.DURATIONS));
            }
            return Map.of();
        }
        List<Double> thresholds =
                arguments.has(InferenceCommands.THRESHOLDS) ? given(arguments) : distinct(scored.get());
        return new PsdsScoring(scored.get(), truth, thresholds).all(arguments);
    }

    private Map<String, Psds> all(Arguments arguments) {
        OptionalDouble maximum = maximum(arguments);
        boolean linear = arguments.has(InferenceCommands.LINEAR);
        PsdsOptions own = new PsdsOptions(
                arguments.number(InferenceCommands.CROSS_TRIGGER_WEIGHT).orElse(0),
                arguments.number(InferenceCommands.INSTABILITY_WEIGHT).orElse(0),
                maximum,
                linear);
        Map<String, Psds> all = new LinkedHashMap<>();
        all.put("psds", psds(EventScoring.criteria(arguments), own));
        all.put("psds1", psds(IntersectionCriteria.PSDS1, new PsdsOptions(0, 1, maximum, linear)));
        all.put("psds2", psds(IntersectionCriteria.PSDS2, new PsdsOptions(0.5, 1, maximum, linear)));
        return all;
    }

    private Psds psds(IntersectionCriteria criteria, PsdsOptions options) {
        List<IntersectionCounts> points = new ArrayList<>();
        for (double threshold : thresholds) {
            points.add(IntersectionCounts.of(truth, ScoredEvent.atLeast(scored, threshold), criteria));
        }
        return Psds.of(points, options);
    }

    private static OptionalDouble maximum(Arguments arguments) {
        boolean unbounded = arguments
                .value(InferenceCommands.MAXIMUM_RATE)
                .filter(NO_MAXIMUM::equals)
                .isPresent();
        return unbounded
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        arguments.number(InferenceCommands.MAXIMUM_RATE).orElse(USUAL_RATE));
    }

    private static List<Double> given(Arguments arguments) {
        String text = arguments.value(InferenceCommands.THRESHOLDS).orElseThrow();
        List<Double> thresholds = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            try {
                thresholds.add(Double.parseDouble(part.strip()));
            } catch (NumberFormatException e) {
                throw wrong(text);
            }
        }
        if (thresholds.stream().anyMatch(threshold -> !Double.isFinite(threshold))) {
            throw wrong(text);
        }
        return thresholds;
    }

    private static InvalidInputException wrong(String text) {
        return new InvalidInputException(Problem.of(
                "--" + InferenceCommands.THRESHOLDS, text, "must be numbers with commas between, such as 0.1,0.2,0.3"));
    }

    private static List<Double> distinct(List<ScoredEvent> scored) {
        List<Double> distinct = new ArrayList<>(
                new TreeSet<>(scored.stream().map(ScoredEvent::score).toList()));
        if (distinct.size() <= MOST_POINTS) {
            return distinct;
        }
        List<Double> chosen = new ArrayList<>();
        for (int i = 0; i < MOST_POINTS; i++) {
            chosen.add(distinct.get((int) ((long) i * (distinct.size() - 1) / (MOST_POINTS - 1))));
        }
        return chosen;
    }
}
