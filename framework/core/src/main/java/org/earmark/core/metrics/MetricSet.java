package org.earmark.core.metrics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.earmark.core.metrics.events.SoundEventScores;
import org.earmark.spi.data.LabelKind;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problem;
import org.earmark.spi.error.Problems;

/** The metrics that an experiment can ask for by name. */
public final class MetricSet {
    private final Map<String, Metric> metrics;

    private MetricSet(List<Metric> metrics) {
        Map<String, Metric> byName = new LinkedHashMap<>();
        metrics.forEach(metric -> byName.put(metric.name(), metric));
        this.metrics = Collections.unmodifiableMap(byName);
    }

    /** All metrics of clips, and those of events where a set has them. */
    public static MetricSet tagging() {
        return new MetricSet(List.of(
                single(
                        "accuracy",
                        "clips whose largest score is that of their class",
                        clips -> TaggingScores.accuracy(clips.scores(), clips.targets())),
                single("balanced-accuracy", "mean recall over the classes that have clips", clips -> ConfusionMatrix.of(
                                clips.scores(), clips.targets())
                        .balancedAccuracy()),
                top(3),
                top(5),
                ranking(
                        "mAP",
                        "mean average precision over the classes that have positive clips",
                        clips -> TaggingScores.meanOfNumbers(clips.ranking().averagePrecision())),
                ranking(
                        "mAP-sklearn",
                        "mean average precision, classes without positive clips counting as 0",
                        clips -> TaggingScores.meanAbsentAsZero(clips.ranking().averagePrecision())),
                ranking("mAUC", "mean area under the ROC curve over the classes that have one", MetricSet::meanArea),
                ranking("d-prime", "√2·Φ⁻¹(mAUC)", clips -> TaggingScores.dPrime(meanArea(clips))),
                new Metric(
                        "ECE",
                        "expected calibration error, " + CalibrationError.BINS + " bins",
                        false,
                        true,
                        false,
                        clips -> CalibrationError.expected(clips.scores(), clips.targets(), CalibrationError.BINS)),
                events("event-F1", "macro F-score of events, onset within 200 ms", SoundEventScores::eventFScore),
                events("segment-F1", "macro F-score of segments of 1 s", SoundEventScores::segmentFScore),
                events(
                        "intersection-F1",
                        "macro F-score of events that overlap by half, classes without a hit counting as 0",
                        SoundEventScores::intersectionFScore),
                events(
                        "intersection-F1-hit-classes",
                        "the same over the classes that have a hit, as psds_eval averages",
                        SoundEventScores::intersectionFScoreOfHitClasses),
                events("PSDS1", "PSDS of DCASE 2021, scenario 1", SoundEventScores::psds1),
                events("PSDS2", "PSDS of DCASE 2021, scenario 2", SoundEventScores::psds2)));
    }

    /** Valid names in the order of their definition. */
    public List<String> names() {
        return List.copyOf(metrics.keySet());
    }

    /** The names of the metrics that are defined on such labels. */
    public List<String> names(LabelKind kind) {
        return metrics.values().stream()
                .filter(metric -> kind == LabelKind.SINGLE || !metric.singleLabelOnly())
                .filter(metric -> kind == LabelKind.EVENTS || !metric.eventsOnly())
                .map(Metric::name)
                .toList();
    }

    public boolean contains(String name) {
        return metrics.containsKey(name);
    }

    /** @throws InvalidInputException for an unknown name, with the nearest valid one */
    public Metric metric(String name) {
        Metric metric = metrics.get(name);
        if (metric == null) {
            throw new InvalidInputException(unknown(name, "metrics"));
        }
        return metric;
    }

    /** What is wrong with a list of names, each as a problem at {@code path[index]}. */
    public List<Problem> check(String path, List<String> names) {
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (!contains(names.get(i))) {
                problems.add(unknown(names.get(i), path + "[" + i + "]"));
            }
        }
        return problems;
    }

    /** The value of each named metric, in the order of the names. */
    public Map<String, Double> evaluate(List<String> names, ScoredClips clips) {
        Map<String, Double> values = new LinkedHashMap<>();
        names.forEach(name -> values.put(name, metric(name).of(clips)));
        return Collections.unmodifiableMap(values);
    }

    private Problem unknown(String name, String path) {
        Problem problem = Problem.of(path, name, "no such metric; there are " + String.join(", ", names()));
        return Problems.nearest(name, metrics.keySet()).map(problem::suggesting).orElse(problem);
    }

    private static Metric single(String name, String meaning, ToDoubleFunction<ScoredClips> function) {
        return new Metric(name, meaning, true, true, false, function);
    }

    private static Metric ranking(String name, String meaning, ToDoubleFunction<ScoredClips> function) {
        return new Metric(name, meaning, true, false, false, function);
    }

    private static Metric events(String name, String meaning, ToDoubleFunction<SoundEventScores> function) {
        return new Metric(name, meaning, true, false, true, clips -> clips.events()
                .map(function::applyAsDouble)
                .orElse(Double.NaN));
    }

    private static Metric top(int k) {
        return single(
                "top" + k,
                "clips whose class is among the " + k + " largest scores",
                clips -> TaggingScores.topAccuracy(clips.scores(), clips.targets(), k));
    }

    private static double meanArea(ScoredClips clips) {
        return TaggingScores.meanOfNumbers(clips.ranking().areaUnderRoc());
    }
}
