package org.earmark.analysis.clips;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.earmark.analysis.statistics.ClipStatistic;
import org.earmark.analysis.statistics.EventFScore;
import org.earmark.analysis.statistics.EventFScore.Classes;
import org.earmark.analysis.store.StoredCell;

/** A macro F-score of events from the counts that a cell stored clip by clip. */
final class EventMetric implements ClipStatistic {
    private static final int COLUMNS = 5;

    /** What a metric is computed from: the rows of the table, and the classes that it averages. */
    private record Definition(String rows, Classes averaged) {}

    private static final Map<String, Definition> DEFINITIONS = Map.of(
            "event-F1", new Definition("event-F1", Classes.WITH_EVENTS),
            "segment-F1", new Definition("segment-F1", Classes.WITH_EVENTS),
            "intersection-F1", new Definition("intersection-F1", Classes.WITH_EVENTS),
            "intersection-F1-hit-classes", new Definition("intersection-F1", Classes.WITH_HITS));

    private final Map<String, Integer> classes;
    private final int[][] hits;
    private final int[][] considered;
    private final EventFScore score;

    /**
     * @param classes names in the order of the columns
     * @param hits (clips, classes)
     * @param considered (clips, classes)
     */
    EventMetric(List<String> classes, int[][] hits, int[][] considered, Classes averaged) {
        this.classes = places(classes);
        this.hits = hits;
        this.considered = considered;
        // The table does not tell true events from detections: a class counts as there where either is.
        this.score = EventFScore.of(considered, hits, considered, averaged);
    }

    static boolean isKnown(String metric) {
        return DEFINITIONS.containsKey(metric);
    }

    static Optional<Path> counts(StoredCell cell) {
        return cell.attempt()
                .map(attempt -> attempt.location().resolve("predictions/eventcounts.tsv"))
                .filter(Files::isRegularFile);
    }

    /**
     * @param clips ids in the order of the resamples
     * @throws IOException when the table cannot be read, is damaged or counts in clips that are not there
     */
    static EventMetric read(Path file, String metric, List<String> clips) throws IOException {
        Definition definition = DEFINITIONS.get(metric);
        Map<String, Integer> places = places(clips);
        List<String[]> rows = rows(file, definition.rows(), places);
        List<String> names =
                rows.stream().map(row -> row[2]).distinct().sorted().toList();
        Map<String, Integer> classes = places(names);
        int[][] hits = new int[clips.size()][names.size()];
        int[][] considered = new int[clips.size()][names.size()];
        for (String[] row : rows) {
            int clip = places.get(row[1]);
            int label = classes.get(row[2]);
            hits[clip][label] = Integer.parseInt(row[3]);
            considered[clip][label] = Integer.parseInt(row[4]);
        }
        return new EventMetric(names, hits, considered, definition.averaged());
    }

    private static List<String[]> rows(Path file, String wanted, Map<String, Integer> clips) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            String[] fields = line.split("\t", -1);
            if (fields.length != COLUMNS || !clips.containsKey(fields[1])) {
                throw new IOException(file.getFileName() + " has a line that does not fit the clips: " + line);
            }
        }
        return lines.stream()
                .map(line -> line.split("\t", -1))
                .filter(fields -> fields[0].equals(wanted))
                .toList();
    }

    private static Map<String, Integer> places(List<String> names) {
        Map<String, Integer> places = new HashMap<>();
        names.forEach(name -> places.put(name, places.size()));
        return places;
    }

    @Override
    public int clips() {
        return hits.length;
    }

    @Override
    public double value(int[] counts) {
        return score.value(counts);
    }

    /** How many classes the mean is over when all clips count once. */
    int averagedClasses() {
        return score.classes();
    }

    @Override
    public double sampleSize() {
        return score.sampleSize();
    }

    /**
     * The clips in which the other metric counts something else.
     *
     * @param other of the same clips
     */
    BitSet differing(EventMetric other) {
        BitSet differing = new BitSet(clips());
        Set<String> names = new TreeSet<>(classes.keySet());
        names.addAll(other.classes.keySet());
        for (int clip = 0; clip < clips(); clip++) {
            for (String name : names) {
                if (count(hits, name, clip) != other.count(other.hits, name, clip)
                        || count(considered, name, clip) != other.count(other.considered, name, clip)) {
                    differing.set(clip);
                }
            }
        }
        return differing;
    }

    /** A class that the table does not name was neither there nor detected. */
    private int count(int[][] counts, String name, int clip) {
        Integer label = classes.get(name);
        return label == null ? 0 : counts[clip][label];
    }
}
