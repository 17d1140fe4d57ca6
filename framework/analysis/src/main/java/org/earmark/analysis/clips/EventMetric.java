package org.earmark.analysis.clips;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.earmark.analysis.statistics.ClipStatistic;
import org.earmark.analysis.store.StoredCell;

/**
 * A macro F-score of events from the counts that a cell stored clip by clip: for each class 2 · hits / considered, and the
 * mean over the classes that the resample has.
 */
final class EventMetric implements ClipStatistic {
    private static final Set<String> NAMES = Set.of("event-F1", "segment-F1", "intersection-F1");
    private static final int COLUMNS = 5;

    private final int clips;
    /** By class and clip. */
    private final List<int[]> hits = new ArrayList<>();

    private final List<int[]> considered = new ArrayList<>();

    private EventMetric(int clips) {
        this.clips = clips;
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
                counts[0][places.get(fields[1])] = Integer.parseInt(fields[3]);
                counts[1][places.get(fields[1])] = Integer.parseInt(fields[4]);
            }
        }
        EventMetric result = new EventMetric(clips.size());
        byClass.values().forEach(counts -> {
            result.hits.add(counts[0]);
            result.considered.add(counts[1]);
        });
        return result;
    }

    @Override
    public int clips() {
        return clips;
    }

    @Override
    public double value(int[] counts) {
        double sum = 0;
        int defined = 0;
        for (int label = 0; label < hits.size(); label++) {
            long found = 0;
            long all = 0;
            for (int clip = 0; clip < clips; clip++) {
                found += (long) counts[clip] * hits.get(label)[clip];
                all += (long) counts[clip] * considered.get(label)[clip];
            }
            if (all > 0) {
                sum += 2.0 * found / all;
                defined++;
            }
        }
        return defined == 0 ? Double.NaN : sum / defined;
    }

    /** The mean number of clips in which a class is true or detected. */
    @Override
    public double sampleSize() {
        return considered.stream()
                .mapToLong(
                        label -> Arrays.stream(label).filter(count -> count > 0).count())
                .average()
                .orElse(0);
    }
}
