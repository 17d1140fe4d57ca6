package org.earmark.analysis.clips;

import java.util.List;
import java.util.stream.IntStream;
import org.earmark.analysis.statistics.EventFScore;
import org.earmark.spi.random.RandomSource;
import org.earmark.spi.random.RandomStream;

/**
 * A made-up population of 600 clips of ten seconds with one to three events of ten classes, the commonest about 13 times
 * as frequent as the rarest, and what two systems count on them. Clips are easy or hard for all of their events; some have false
 * alarms. The second system detects anew on a part of the clips and repeats the first on the others.
 */
final class EventWorld {
    static final int CLASSES = 10;
    private static final List<String> NAMES =
            IntStream.range(0, CLASSES).mapToObj(label -> "class " + label).toList();
    private static final int POPULATION = 600;
    private static final RandomSource RANDOM = new RandomSource(2027);

    /** How a metric counts. */
    enum Unit {
        /** True and detected events; few are right, as onsets must be near. */
        EVENT(0.4),
        /** Seconds in which a class sounds or is detected. */
        SEGMENT(0.6),
        /** True events, those found among them once more, and false alarms. */
        INTERSECTION(0.6);

        /** Share of the events that are right where they are detected, on a clip of usual difficulty. */
        private final double skill;

        Unit(double skill) {
            this.skill = skill;
        }
    }

    /** (system, clip, class, hits and considered) */
    private final int[][][][] counts = new int[2][POPULATION][CLASSES][2];

    private final Unit unit;

    /** @param anew share of the clips on which the second system detects anew */
    EventWorld(Unit unit, double anew) {
        this.unit = unit;
        for (int clip = 0; clip < POPULATION; clip++) {
            RandomStream truth = RANDOM.stream("truth", 0, clip, 0);
            int[] classes = new int[1 + truth.nextInt(3)];
            int[] lengths = new int[classes.length];
            for (int event = 0; event < classes.length; event++) {
                // The third power makes early classes common.
                classes[event] = (int) (CLASSES * Math.pow(truth.nextDouble(), 3));
                lengths[event] = 1 + truth.nextInt(6);
            }
            double ease = 0.25 * truth.nextGaussian();
            detect(counts[0][clip], classes, lengths, ease, RANDOM.stream("first", 0, clip, 0));
            boolean other = truth.nextDouble() < anew;
            detect(counts[1][clip], classes, lengths, ease, RANDOM.stream(other ? "second" : "first", 0, clip, 0));
        }
    }

    private void detect(int[][] into, int[] classes, int[] lengths, double ease, RandomStream stream) {
        for (int event = 0; event < classes.length; event++) {
            int size = unit == Unit.SEGMENT ? lengths[event] : 1;
            double chance = Math.max(0.02, Math.min(0.98, unit.skill + ease - 0.03 * classes[event]));
            boolean detected = stream.nextDouble() < 0.3 + 0.7 * chance;
            int hits = 0;
            for (int part = 0; part < size; part++) {
                hits += stream.nextDouble() < chance && detected ? 1 : 0;
            }
            into[classes[event]][0] += hits;
            into[classes[event]][1] += size + (unit == Unit.INTERSECTION ? hits : detected ? size : 0);
        }
        while (stream.nextDouble() < 0.25) {
            into[stream.nextInt(CLASSES)][1] += unit == Unit.SEGMENT ? 1 + stream.nextInt(5) : 1;
        }
    }

    /** The clips of one sample, drawn with replacement: the population stands for all clips there could be. */
    static int[] draw(int sample, int clips) {
        RandomStream stream = RANDOM.stream("sample of " + clips, 0, sample, 0);
        int[] drawn = new int[clips];
        for (int i = 0; i < clips; i++) {
            drawn[i] = stream.nextInt(POPULATION);
        }
        return drawn;
    }

    /** @param system 0 or 1 */
    EventMetric metric(int system, int[] clips) {
        int[][] hits = new int[clips.length][CLASSES];
        int[][] considered = new int[clips.length][CLASSES];
        for (int i = 0; i < clips.length; i++) {
            for (int label = 0; label < CLASSES; label++) {
                hits[i][label] = counts[system][clips[i]][label][0];
                considered[i][label] = counts[system][clips[i]][label][1];
            }
        }
        return new EventMetric(NAMES, hits, considered, EventFScore.Classes.WITH_EVENTS);
    }
}
