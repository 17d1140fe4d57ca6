package org.earmark.core.metrics.events;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;

/**
 * The detections of one operating point, judged by intersection with the ground truth (Bilen et al. 2020, as {@code
 * psds_eval} 0.3 computes it).
 *
 * @param classes names in alphabetical order; the arrays follow it
 * @param groundTruths true events of each class
 * @param truePositives true events that were detected
 * @param falsePositives detections that are not
 * @param crossTriggers (detected class, true class); a false positive may count for several true classes
 * @param classSeconds total length of the true events of each class
 * @param totalSeconds total length of all files
 * @param ignoredFiles files with detections that were never annotated; they count for nothing
 * @param ignoredLabels detected classes that were never annotated; they count for nothing
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of results per class, never compared
public record IntersectionCounts(
        List<String> classes,
        int[] groundTruths,
        int[] truePositives,
        int[] falsePositives,
        int[][] crossTriggers,
        double[] classSeconds,
        double totalSeconds,
        List<String> ignoredFiles,
        List<String> ignoredLabels) {
    private static final double SECONDS_PER_HOUR = 3600;

    /** Judges all detections. Files are independent of each other. */
    public static IntersectionCounts of(
            GroundTruth truth, List<LabelledEvent> detections, IntersectionCriteria criteria) {
        int classes = truth.classes().size();
        Map<String, Integer> indices = new HashMap<>();
        truth.classes().forEach(name -> indices.put(name, indices.size()));
        TreeSet<String> ignoredFiles = new TreeSet<>();
        TreeSet<String> ignoredLabels = new TreeSet<>();
        IntersectionCounts counts = new IntersectionCounts(
                truth.classes(),
                new int[classes],
                new int[classes],
                new int[classes],
                new int[classes][classes],
                new double[classes],
                truth.durations().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum(),
                List.of(),
                List.of());
        for (LabelledEvent event : truth.events()) {
            counts.groundTruths[indices.get(event.label())]++;
            counts.classSeconds[indices.get(event.label())] += event.duration();
        }
        GroundTruth.byFile(detections).forEach((file, inFile) -> {
            if (!truth.knows(file)) {
                ignoredFiles.add(file);
            }
            inFile.stream()
                    .map(LabelledEvent::label)
                    .filter(label -> !indices.containsKey(label))
                    .forEach(ignoredLabels::add);
            Double seconds = truth.durations().get(file);
            new FileIntersections(
                            truth.in(file),
                            inFile,
                            seconds == null ? OptionalDouble.empty() : OptionalDouble.of(seconds),
                            criteria)
                    .count(counts.tally(indices));
        });
        return counts.ignoring(List.copyOf(ignoredFiles), List.copyOf(ignoredLabels));
    }

    /** The share of the true events of each class that were detected, in [0, 1]. */
    public double[] truePositiveRatios() {
        double[] ratios = new double[classes.size()];
        Arrays.setAll(ratios, i -> groundTruths[i] == 0 ? 0 : truePositives[i] / (double) groundTruths[i]);
        return ratios;
    }

    /** False positives of each class per hour of all files. */
    public double[] falsePositivesPerHour() {
        double[] rates = new double[classes.size()];
        Arrays.setAll(rates, i -> falsePositives[i] * SECONDS_PER_HOUR / totalSeconds);
        return rates;
    }

    /** Cross-triggers per hour of the true class: (detected class, true class). */
    public double[][] crossTriggersPerHour() {
        double[][] rates = new double[classes.size()][classes.size()];
        for (int detected = 0; detected < rates.length; detected++) {
            int row = detected;
            Arrays.setAll(
                    rates[row],
                    actual -> crossTriggers[row][actual] == 0
                            ? 0
                            : crossTriggers[row][actual] * SECONDS_PER_HOUR / classSeconds[actual]);
        }
        return rates;
    }

    /** The F-score of each class; NaN for one without any true positive. {@code beta} weighs misses; 1 is usual. */
    public double[] fScores(double beta) {
        double[] scores = new double[classes.size()];
        double weight = beta * beta;
        Arrays.setAll(scores, i -> {
            double hits = (1 + weight) * truePositives[i];
            int misses = groundTruths[i] - truePositives[i];
            return truePositives[i] == 0 ? Double.NaN : hits / (hits + weight * misses + falsePositives[i]);
        });
        return scores;
    }

    /** The mean F-score over the classes that have one; NaN when none has. */
    public double macroFScore(double beta) {
        return Arrays.stream(fScores(beta))
                .filter(score -> !Double.isNaN(score))
                .average()
                .orElse(Double.NaN);
    }

    /** The mean F-score over all classes, where one without any true positive counts as 0; NaN without classes. */
    public double macroFScoreOfAll(double beta) {
        return Arrays.stream(fScores(beta))
                .map(score -> Double.isNaN(score) ? 0 : score)
                .average()
                .orElse(Double.NaN);
    }

    /** How many classes have a true positive. */
    public int hitClasses() {
        return (int) Arrays.stream(truePositives).filter(hits -> hits > 0).count();
    }

    private IntersectionCounts ignoring(List<String> files, List<String> labels) {
        return new IntersectionCounts(
                classes,
                groundTruths,
                truePositives,
                falsePositives,
                crossTriggers,
                classSeconds,
                totalSeconds,
                files,
                labels);
    }

    private FileIntersections.Tally tally(Map<String, Integer> indices) {
        return new FileIntersections.Tally() {
            @Override
            public void truePositive(String label) {
                truePositives[indices.get(label)]++;
            }

            @Override
            public void falsePositive(String label) {
                if (indices.containsKey(label)) {
                    falsePositives[indices.get(label)]++;
                }
            }

            @Override
            public void crossTrigger(String detected, String actual) {
                if (indices.containsKey(detected)) {
                    crossTriggers[indices.get(detected)][indices.get(actual)]++;
                }
            }
        };
    }
}
