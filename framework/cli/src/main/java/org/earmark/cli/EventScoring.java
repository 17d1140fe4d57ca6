package org.earmark.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.earmark.core.metrics.events.CollarOptions;
import org.earmark.core.metrics.events.DetectionCounts;
import org.earmark.core.metrics.events.DetectionScores;
import org.earmark.core.metrics.events.EventBasedScores;
import org.earmark.core.metrics.events.EventMatching;
import org.earmark.core.metrics.events.EventTables;
import org.earmark.core.metrics.events.GroundTruth;
import org.earmark.core.metrics.events.IntersectionCounts;
import org.earmark.core.metrics.events.IntersectionCriteria;
import org.earmark.core.metrics.events.LabelledEvent;
import org.earmark.core.metrics.events.Psds;
import org.earmark.core.metrics.events.SegmentBasedScores;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problem;

/** {@code earmark score events}: a table of detections against a table of annotations. */
final class EventScoring {
    private static final double SEGMENT = 1;

    private final IntersectionCounts intersection;
    private final DetectionScores collar;
    private final DetectionScores segment;
    private final Map<String, Psds> psds;
    private final int files;

    private EventScoring(
            IntersectionCounts intersection,
            DetectionScores collar,
            DetectionScores segment,
            Map<String, Psds> psds,
            int files) {
        this.intersection = intersection;
        this.collar = collar;
        this.segment = segment;
        this.psds = psds;
        this.files = files;
    }

    static EventScoring of(Arguments arguments, Path detections, Path annotations) {
        List<LabelledEvent> truths = EventTables.readEvents(annotations);
        List<LabelledEvent> detected = EventTables.readEvents(detections);
        Map<String, Double> durations = arguments
                .value(InferenceCommands.DURATIONS)
                .map(file -> EventTables.readDurations(Path.of(file)))
                .orElse(Map.of());
        GroundTruth truth = new GroundTruth(truths, durations);
        List<LabelledEvent> known = detected.stream()
                .filter(event -> truth.knows(event.file()) && truth.classes().contains(event.label()))
                .toList();
        IntersectionCriteria criteria = criteria(arguments);
        double collarSeconds = arguments.number(InferenceCommands.COLLAR).orElse(CollarOptions.DCASE.collar());
        double offsetShare = arguments.number(InferenceCommands.OFFSET_SHARE).orElse(CollarOptions.DCASE.offsetShare());
        EventMatching matching = arguments
                .choice(InferenceCommands.MATCHING, EventMatching.class)
                .orElse(EventMatching.OPTIMAL);
        boolean onsetOnly = arguments.has(InferenceCommands.ONSET_ONLY);
        double segmentSeconds = arguments.number(InferenceCommands.SEGMENT).orElse(SEGMENT);
        if (!(segmentSeconds > 0)) {
            throw new InvalidInputException(
                    Problem.of("--" + InferenceCommands.SEGMENT, segmentSeconds, "must be positive"));
        }
        return new EventScoring(
                IntersectionCounts.of(truth, detected, criteria),
                EventBasedScores.of(truth, known, new CollarOptions(collarSeconds, offsetShare, !onsetOnly, matching)),
                SegmentBasedScores.of(truth, known, segmentSeconds, arguments.has(InferenceCommands.WHOLE_FILES)),
                PsdsScoring.of(arguments, detections, truth, !durations.isEmpty()),
                durations.isEmpty()
                        ? (int) truths.stream()
                                .map(LabelledEvent::file)
                                .distinct()
                                .count()
                        : durations.size());
    }

    static IntersectionCriteria criteria(Arguments arguments) {
        IntersectionCriteria usual = IntersectionCriteria.DESED;
        return new IntersectionCriteria(
                arguments.number(InferenceCommands.DETECTION_TOLERANCE).orElse(usual.detectionTolerance()),
                arguments.number(InferenceCommands.GROUND_TRUTH_TOLERANCE).orElse(usual.groundTruthTolerance()),
                arguments.number(InferenceCommands.CROSS_TRIGGER_TOLERANCE).orElse(usual.crossTriggerTolerance()));
    }

    void print(Console console) {
        if (console.json()) {
            console.print(json());
        } else {
            console.print(lines());
        }
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(files + " files");
        Table overall = new Table(List.of("metric", "value"));
        int classes = intersection.classes().size();
        overall.add(List.of(
                "intersection-based F1, mean over " + intersection.hitClasses() + " of " + classes
                        + " classes, those with a hit (intersection-F1-hit-classes)",
                Numbers.text(intersection.macroFScore(1))));
        overall.add(List.of(
                "intersection-based F1, mean over all " + classes + " classes (intersection-F1)",
                Numbers.text(intersection.macroFScoreOfAll(1))));
        overall.add(List.of(
                "event-based F1, all events", Numbers.text(collar.overall().fScore())));
        overall.add(List.of("event-based F1, mean over classes", Numbers.text(collar.macroFScore())));
        overall.add(
                List.of("event-based error rate", Numbers.text(collar.overall().errorRate())));
        overall.add(List.of(
                "segment-based F1, all segments", Numbers.text(segment.overall().fScore())));
        overall.add(List.of("segment-based F1, mean over classes", Numbers.text(segment.macroFScore())));
        overall.add(List.of(
                "segment-based error rate", Numbers.text(segment.overall().errorRate())));
        psds.forEach((name, value) -> overall.add(List.of(name, Numbers.text(value.value()))));
        lines.addAll(overall.lines());
        lines.add("");
        Table table = new Table(List.of("class", "events", "found", "false", "F1", "event F1", "segment F1"));
        double[] fScores = intersection.fScores(1);
        for (int i = 0; i < fScores.length; i++) {
            String name = intersection.classes().get(i);
            table.add(List.of(
                    name,
                    String.valueOf(intersection.groundTruths()[i]),
                    String.valueOf(intersection.truePositives()[i]),
                    String.valueOf(intersection.falsePositives()[i]),
                    Numbers.text(fScores[i]),
                    Numbers.text(collar.byClass().get(name).fScore()),
                    Numbers.text(segment.byClass().get(name).fScore())));
        }
        lines.addAll(table.lines());
        ignored(lines, "files that nobody annotated", intersection.ignoredFiles());
        ignored(lines, "classes that nobody annotated", intersection.ignoredLabels());
        lines.add(
                "A class without any detected event has no intersection-based F1: the mean over the classes with a hit"
                        + " leaves it out, as psds_eval does; the mean over all counts it as 0.");
        return lines;
    }

    private static void ignored(List<String> lines, String what, List<String> names) {
        if (!names.isEmpty()) {
            lines.add("not counted, detections in " + names.size() + " " + what + ": " + String.join(", ", names));
        }
    }

    private ObjectNode json() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("files", files);
        ObjectNode byIntersection = tree.putObject("intersection");
        byIntersection.set("macroF1", Numbers.json(intersection.macroFScore(1)));
        byIntersection.put("hitClasses", intersection.hitClasses());
        byIntersection.set("macroF1OfAllClasses", Numbers.json(intersection.macroFScoreOfAll(1)));
        ObjectNode classes = byIntersection.putObject("classes");
        double[] fScores = intersection.fScores(1);
        for (int i = 0; i < fScores.length; i++) {
            ObjectNode one = classes.putObject(intersection.classes().get(i));
            one.put("events", intersection.groundTruths()[i]);
            one.put("truePositives", intersection.truePositives()[i]);
            one.put("falsePositives", intersection.falsePositives()[i]);
            one.set("f1", Numbers.json(fScores[i]));
        }
        intersection.ignoredFiles().forEach(byIntersection.putArray("ignoredFiles")::add);
        intersection.ignoredLabels().forEach(byIntersection.putArray("ignoredLabels")::add);
        tree.set("event", json(collar));
        tree.set("segment", json(segment));
        psds.forEach((name, value) -> tree.set(name, Numbers.json(value.value())));
        return tree;
    }

    private static ObjectNode json(DetectionScores scores) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.set("macroF1", Numbers.json(scores.macroFScore()));
        tree.set("overall", json(scores.overall()));
        ObjectNode classes = tree.putObject("classes");
        scores.byClass().forEach((name, counts) -> classes.set(name, json(counts)));
        return tree;
    }

    private static ObjectNode json(DetectionCounts counts) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.set("f1", Numbers.json(counts.fScore()));
        tree.set("precision", Numbers.json(counts.precision()));
        tree.set("recall", Numbers.json(counts.recall()));
        tree.set("errorRate", Numbers.json(counts.errorRate()));
        tree.put("reference", counts.reference()).put("system", counts.system());
        tree.put("truePositives", counts.truePositives());
        return tree;
    }
}
