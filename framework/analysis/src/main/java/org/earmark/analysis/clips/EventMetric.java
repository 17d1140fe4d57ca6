package org.earmark.analysis.clips;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.earmark.analysis.statistics.ClipStatistic;
import org.earmark.analysis.store.StoredCell;

/**
 * A macro F-score of events from the counts that a cell stored clip by clip: for each class 2 · hits / considered, and the
 * mean over the classes of which the resample has anything. One of which it has false alarms alone counts 0: the table does
 * not tell them from events that were missed.
 */
final class EventMetric implements ClipStatistic {
    private static final Set<String> NAMES = Set.of("event-F1", "segment-F1", "intersection-F1");
    private static final int COLUMNS = 5;

    private static final int HITS = 0;
    private static final int CONSIDERED = 1;

    private final int clips;
    /** Class to hits and considered by clip. */
    private final Map<String, int[][]> classes;

    /** @param classes class to hits, then considered, each by clip */
    EventMetric(int clips, Map<String, int[][]> classes) {
        this.clips = clips;
        this.classes = classes;
    }

    static boolean isKnown(String metric) {
        return NAMES.contains(metric);
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
        Map<String, Integer> places = new HashMap<>();
        clips.forEach(clip -> places.put(clip, places.size()));
        Map<String, int[][]> byClass = new TreeMap<>();
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            String[] fields = line.split("\t", -1);
            if (fields.length != COLUMNS || !places.containsKey(fields[1])) {
                throw new IOException(file.getFileName() + " has a line that does not fit the clips: " + line);
            }
            if (fields[0].equals(metric)) {
                int[][] counts = byClass.computeIfAbsent(fields[2], label -> new int[2][clips.size()]);
                counts[HITS][places.get(fields[1])] = Integer.parseInt(fields[3]);
                counts[CONSIDERED][places.get(fields[1])] = Integer.parseInt(fields[4]);
            }
        }
        return new EventMetric(clips.size(), byClass);
    }

    @Override
    public int clips() {
        return clips;
    }

    @Override
    public double value(int[] counts) {
        double sum = 0;
        int defined = 0;
        for (int[][] own : classes.values()) {
            long found = 0;
            long all = 0;
            for (int clip = 0; clip < clips; clip++) {
                found += (long) counts[clip] * own[HITS][clip];
                all += (long) counts[clip] * own[CONSIDERED][clip];
            }
            if (all > 0) {
                sum += 2.0 * found / all;
                defined++;
            }
        }
        return defined == 0 ? Double.NaN : sum / defined;
    }

    /**
     * The clips in which the other metric counts something else.
     *
     * @param other of the same clips
     */
    BitSet differing(EventMetric other) {
        BitSet differing = new BitSet(clips);
        Set<String> labels = new TreeSet<>(classes.keySet());
        labels.addAll(other.classes.keySet());
        int[][] nothing = new int[2][clips];
        for (String label : labels) {
            int[][] own = classes.getOrDefault(label, nothing);
            int[][] others = other.classes.getOrDefault(label, nothing);
            for (int clip = 0; clip < clips; clip++) {
                if (own[HITS][clip] != others[HITS][clip] || own[CONSIDERED][clip] != others[CONSIDERED][clip]) {
                    differing.set(clip);
                }
            }
        }
        return differing;
    }

    /** The mean number of clips in which a class is true or detected. */
    @Override
    public double sampleSize() {
        return classes.values().stream()
                .mapToLong(own -> Arrays.stream(own[CONSIDERED])
                        .filter(count -> count > 0)
                        .count())
                .average()
                .orElse(0);
    }
}
