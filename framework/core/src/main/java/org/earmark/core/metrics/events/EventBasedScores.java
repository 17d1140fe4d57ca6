package org.earmark.core.metrics.events;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.earmark.spi.error.DataException;

/**
 * Event-based scores (Mesaros et al. 2016, "Metrics for polyphonic sound event detection", section 3.2; as {@code
 * sed_eval} computes them): a detection is right when its onset, and its offset if wanted, are near those of a true event
 * of its class that no other detection has taken.
 */
public final class EventBasedScores {
    private EventBasedScores() {}

    /** @throws DataException when a detection is of a file or a class that was never annotated */
    public static DetectionScores of(GroundTruth truth, List<LabelledEvent> detections, CollarOptions options) {
        DetectionScores.requireKnown(truth, detections);
        Map<String, List<LabelledEvent>> truths = inGivenOrder(truth.events());
        Map<String, List<LabelledEvent>> detected = inGivenOrder(detections);
        TreeSet<String> files = new TreeSet<>(truths.keySet());
        files.addAll(detected.keySet());
        Map<String, DetectionCounts> byClass = new LinkedHashMap<>();
        truth.classes().forEach(label -> byClass.put(label, DetectionCounts.NONE));
        DetectionCounts overall = DetectionCounts.NONE;
        for (String file : files) {
            List<LabelledEvent> fileTruths = truths.getOrDefault(file, List.of());
            List<LabelledEvent> fileDetections = detected.getOrDefault(file, List.of());
            overall = overall.plus(countAll(fileTruths, fileDetections, options));
            for (String label : truth.classes()) {
                byClass.merge(
                        label,
                        countClass(ofClass(fileTruths, label), ofClass(fileDetections, label), options),
                        DetectionCounts::plus);
            }
        }
        return new DetectionScores(overall, byClass);
    }

    static DetectionCounts countClass(
            List<LabelledEvent> truths, List<LabelledEvent> detections, CollarOptions options) {
        long hits = Arrays.stream(EventPairing.pair(truths, detections, options))
                .filter(detection -> detection >= 0)
                .count();
        return new DetectionCounts(
                truths.size(), detections.size(), hits, 0, 0, truths.size() - hits, detections.size() - hits);
    }

    /** What is left after pairing within classes may be a substitution: it fits in time but not in class. */
    private static DetectionCounts countAll(
            List<LabelledEvent> truths, List<LabelledEvent> detections, CollarOptions options) {
        int[] pairs = EventPairing.pair(truths, detections, options);
        boolean[] taken = new boolean[detections.size()];
        Arrays.stream(pairs).filter(detection -> detection >= 0).forEach(detection -> taken[detection] = true);
        long hits = Arrays.stream(pairs).filter(detection -> detection >= 0).count();
        long substitutions = 0;
        for (int truth = 0; truth < pairs.length; truth++) {
            for (int detection = 0; pairs[truth] < 0 && detection < taken.length; detection++) {
                if (!taken[detection] && options.fits(truths.get(truth), detections.get(detection))) {
                    taken[detection] = true;
                    substitutions++;
                    break;
                }
            }
        }
        return new DetectionCounts(
                truths.size(),
                detections.size(),
                hits,
                0,
                substitutions,
                truths.size() - hits - substitutions,
                detections.size() - hits - substitutions);
    }

    static List<LabelledEvent> ofClass(List<LabelledEvent> events, String label) {
        List<LabelledEvent> chosen = new ArrayList<>();
        for (LabelledEvent event : events) {
            if (event.label().equals(label)) {
                chosen.add(event);
            }
        }
        return chosen;
    }

    static Map<String, List<LabelledEvent>> inGivenOrder(List<LabelledEvent> events) {
        return events.stream().collect(Collectors.groupingBy(LabelledEvent::file));
    }
}
