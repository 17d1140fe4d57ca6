package org.earmark.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.earmark.analysis.statistics.EventFScore.Classes;
import org.earmark.spi.random.RandomSource;
import org.earmark.spi.random.RandomStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How often the interval of one sample of clips holds the mean F-score of all of them. */
@Tag("slow")
class EventFScoreSimulationTest {
    private static final RandomSource RANDOM = new RandomSource(2028);
    private static final int REPETITIONS = 2_000;
    private static final int CLIPS = 200;
    private static final int CLASSES = 5;

    @Test
    void theBootstrapHoldsTheMeanOverAllClasses() {
        assertThat(coverage(Classes.WITH_EVENTS)).isBetween(0.93, 0.97);
    }

    @Test
    void theBootstrapHoldsTheMeanOverHitClasses() {
        assertThat(coverage(Classes.WITH_HITS)).isBetween(0.93, 0.97);
    }

    private static double coverage(Classes averaged) {
        double mean = IntStream.range(0, 4 * REPETITIONS)
                .parallel()
                .mapToDouble(i -> sample(i, averaged).value())
                .average()
                .orElseThrow();
        return IntStream.range(0, REPETITIONS)
                        .filter(i -> new Bootstrap(500, 0.95, new RandomSource(i))
                                .centred(sample(i, averaged))
                                .orElseThrow()
                                .contains(mean))
                        .count()
                / (double) REPETITIONS;
    }

    /** Each class is in one clip of five, once or twice there; 14 to 70 % of its events are found. */
    private static EventFScore sample(int repetition, Classes averaged) {
        RandomStream stream = RANDOM.stream("events", 0, repetition, 0);
        int[][] events = new int[CLIPS][CLASSES];
        int[][] hits = new int[CLIPS][CLASSES];
        int[][] considered = new int[CLIPS][CLASSES];
        for (int clip = 0; clip < CLIPS; clip++) {
            for (int label = 0; label < CLASSES; label++) {
                events[clip][label] = stream.nextDouble() < 0.2 ? 1 + stream.nextInt(2) : 0;
                for (int event = 0; event < events[clip][label]; event++) {
                    hits[clip][label] += stream.nextDouble() < 0.14 * (label + 1) ? 1 : 0;
                }
                int falseAlarms = stream.nextDouble() < 0.1 ? 1 : 0;
                considered[clip][label] = events[clip][label] + hits[clip][label] + falseAlarms;
            }
        }
        return EventFScore.of(events, hits, considered, averaged);
    }
}
