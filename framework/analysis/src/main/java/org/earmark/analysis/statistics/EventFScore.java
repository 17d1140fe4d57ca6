package org.earmark.analysis.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A macro F-score of events: for each class 2 · hits / considered, and the mean over classes. Sums of counts per clip, so
 * a resample costs one pass.
 */
public final class EventFScore implements ClipStatistic {
    /** By class and clip. */
    private final int[][] events;

    private final int[][] hits;
    private final int[][] considered;
    private final Classes averaged;

    /** The classes whose mean the score is. */
    public enum Classes {
        /** All that have events; one without a hit counts as 0. */
        WITH_EVENTS,
        /** Those alone that have a hit, as {@code psds_eval} averages. */
        WITH_HITS
    }

    /**
     * What was counted for a class over all clips.
     *
     * @param events true ones
     * @param hits true events that were detected
     * @param considered true ones and those detections that count
     */
    public record Tally(long events, long hits, long considered) {}

    private EventFScore(int[][] events, int[][] hits, int[][] considered, Classes averaged) {
        this.events = events;
        this.hits = hits;
        this.considered = considered;
        this.averaged = averaged;
    }

    /**
     * From counts that are (clips, classes).
     *
     * @param events true ones; a class that a resample leaves without any is no part of its mean
     * @param hits true events that were detected
     * @param considered true ones and detections together, so that 2 · hits / considered is the F-score
     */
    public static EventFScore of(int[][] events, int[][] hits, int[][] considered, Classes averaged) {
        return new EventFScore(transposed(events), transposed(hits), transposed(considered), averaged);
    }

    private static int[][] transposed(int[][] counts) {
        int classes = counts.length == 0 ? 0 : counts[0].length;
        int[][] byClass = new int[classes][counts.length];
        for (int label = 0; label < classes; label++) {
            for (int clip = 0; clip < counts.length; clip++) {
                byClass[label][clip] = counts[clip][label];
            }
        }
        return byClass;
    }

    /** The same of one class alone. */
    public EventFScore ofClass(int label) {
        return over(averaged, label);
    }

    /** The mean over some of the classes. */
    public EventFScore over(Classes wanted, int... labels) {
        return new EventFScore(pick(events, labels), pick(hits, labels), pick(considered, labels), wanted);
    }

    private static int[][] pick(int[][] counts, int... labels) {
        return IntStream.of(labels).mapToObj(label -> counts[label]).toArray(int[][]::new);
    }

    /** What was counted for each class. */
    public List<Tally> tallies() {
        List<Tally> tallies = new ArrayList<>();
        for (int label = 0; label < hits.length; label++) {
            tallies.add(new Tally(sum(events[label]), sum(hits[label]), sum(considered[label])));
        }
        return tallies;
    }

    /** Whether the class has a hit anywhere. */
    public boolean hits(int label) {
        return sum(hits[label]) > 0;
    }

    private static long sum(int[] counts) {
        return Arrays.stream(counts).asLongStream().sum();
    }

    public Classes averaged() {
        return averaged;
    }

    /** How many classes the mean is over when all clips count once. */
    public int classes() {
        return (int) tallies().stream()
                .filter(tally -> averaged == Classes.WITH_HITS ? tally.hits() > 0 : tally.events() > 0)
                .count();
    }

    @Override
    public int clips() {
        return hits.length == 0 ? 0 : hits[0].length;
    }

    /** The mean number of clips in which a class is true or detected. */
    @Override
    public double sampleSize() {
        return Arrays.stream(considered)
                .mapToLong(
                        label -> Arrays.stream(label).filter(count -> count > 0).count())
                .average()
                .orElse(0);
    }

    @Override
    public double value(int[] counts) {
        double sum = 0;
        int defined = 0;
        for (int label = 0; label < hits.length; label++) {
            long found = 0;
            long all = 0;
            long there = 0;
            for (int clip = 0; clip < counts.length; clip++) {
                found += (long) counts[clip] * hits[label][clip];
                all += (long) counts[clip] * considered[label][clip];
                there += (long) counts[clip] * events[label][clip];
            }
            if (averaged == Classes.WITH_HITS ? found > 0 : there > 0) {
                sum += 2.0 * found / all;
                defined++;
            }
        }
        return defined == 0 ? Double.NaN : sum / defined;
    }
}
