package org.earmark.core.metrics.events;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;

/**
 * The detections of each file judged by intersection. Summed over the files they are the {@link IntersectionCounts};
 * kept apart they are what a bootstrap over clips draws from.
 *
 * @param classes annotated classes in alphabetical order
 * @param files annotated files in alphabetical order
 * @param groundTruths (files, classes) true events
 * @param truePositives (files, classes) true events that were detected
 * @param falsePositives (files, classes) detections that are not
 * @param filesWithoutDetections how many of the files have no detection of any class
 * @param ignoredFiles files with detections that were never annotated
 * @param ignoredLabels detected classes that were never annotated
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of counts, never compared
public record FileCounts(
        List<String> classes,
        List<String> files,
        int[][] groundTruths,
        int[][] truePositives,
        int[][] falsePositives,
        int filesWithoutDetections,
        List<String> ignoredFiles,
        List<String> ignoredLabels) {

    /** Judges all detections, file by file. */
    public static FileCounts of(GroundTruth truth, List<LabelledEvent> detections, IntersectionCriteria criteria) {
        TreeSet<String> names = new TreeSet<>(truth.durations().keySet());
        truth.events().forEach(event -> names.add(event.file()));
        List<String> files = List.copyOf(names);
        List<String> classes = truth.classes();
        Map<String, List<LabelledEvent>> detected = GroundTruth.byFile(detections);
        int[][] groundTruths = new int[files.size()][classes.size()];
        int[][] truePositives = new int[files.size()][classes.size()];
        int[][] falsePositives = new int[files.size()][classes.size()];
        for (int file = 0; file < files.size(); file++) {
            String name = files.get(file);
            for (LabelledEvent event : truth.in(name)) {
                groundTruths[file][classes.indexOf(event.label())]++;
            }
            Double seconds = truth.durations().get(name);
            new FileIntersections(
                            truth.in(name),
                            detected.getOrDefault(name, List.of()),
                            seconds == null ? OptionalDouble.empty() : OptionalDouble.of(seconds),
                            criteria)
                    .count(new RowTally(classes, truePositives[file], falsePositives[file]));
        }
        return new FileCounts(
                classes,
                files,
                groundTruths,
                truePositives,
                falsePositives,
                (int) files.stream().filter(file -> !detected.containsKey(file)).count(),
                unknown(detections.stream().map(LabelledEvent::file).toList(), names),
                unknown(detections.stream().map(LabelledEvent::label).toList(), new TreeSet<>(classes)));
    }

    private static List<String> unknown(List<String> found, TreeSet<String> known) {
        return found.stream()
                .filter(name -> !known.contains(name))
                .distinct()
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    /** Adds to the counts of one file. */
    private record RowTally(List<String> classes, int[] truePositives, int[] falsePositives)
            implements FileIntersections.Tally {
        @Override
        public void truePositive(String label) {
            truePositives[classes.indexOf(label)]++;
        }

        @Override
        public void falsePositive(String label) {
            int index = classes.indexOf(label);
            if (index >= 0) {
                falsePositives[index]++;
            }
        }

        @Override
        public void crossTrigger(String detected, String actual) {
            // A cross-trigger is no part of the F-score.
        }
    }
}
