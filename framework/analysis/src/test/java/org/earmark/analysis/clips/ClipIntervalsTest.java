package org.earmark.analysis.clips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.earmark.analysis.statistics.Bootstrap;
import org.earmark.analysis.statistics.ClipStatistic;
import org.earmark.analysis.statistics.EventFScore;
import org.earmark.analysis.statistics.Interval;
import org.earmark.analysis.statistics.Proportions;
import org.earmark.spi.random.RandomSource;
import org.earmark.spi.random.RandomStream;
import org.earmark.spi.tensor.FloatArray;
import org.junit.jupiter.api.Test;

class ClipIntervalsTest {
    private final ClipIntervals intervals = new ClipIntervals(1_000, 0.95);

    @Test
    void aShareOfClipsHasWilsonsIntervalEvenWhenAllAreRight() {
        ClipScore score = intervals.ofModel("top3", ClipStatistic.mean(new double[] {1, 1, 1, 1}));

        assertThat(score.interval()).contains(Proportions.wilson(4, 4, 0.95));
    }

    @Test
    void precisionIsCentredWithinTheClassesOfItsClips() {
        FloatArray targets = FloatArray.zeros(60, 3);
        FloatArray scores = FloatArray.zeros(60, 3);
        RandomStream noise = new RandomSource(3).stream("noise");
        for (int i = 0; i < targets.values().length; i++) {
            targets.values()[i] = i / 3 % 3 == i % 3 ? 1 : 0;
            scores.values()[i] = (float) (targets.values()[i] + noise.nextGaussian());
        }
        ClipStatistic precision = ClipMetric.of("mAP", scores, targets).orElseThrow();

        assertThat(precision.strata()).containsOnly(0, 1, 2);
        Interval interval = intervals.ofModel("mAP", precision).interval().orElseThrow();
        assertThat((interval.low() + interval.high()) / 2).isCloseTo(precision.value(), within(0.02));
        assertThat(interval)
                .isEqualTo(new Bootstrap(1_000, 0.95, new RandomSource(0x656172))
                        .centred(precision)
                        .orElseThrow());
    }

    @Test
    void whereAllResamplesAgreeThereIsNoIntervalAndAReason() {
        EventFScore nothingFound = EventFScore.of(
                Collections.nCopies(48, new int[] {1}).toArray(int[][]::new),
                new int[48][1],
                Collections.nCopies(48, new int[] {1}).toArray(int[][]::new),
                EventFScore.Classes.WITH_EVENTS);

        ClipScore score = intervals.ofModel("event-F1", nothingFound);

        assertThat(nothingFound.value()).isZero();
        assertThat(score.interval()).isEmpty();
        assertThat(score.reason()).isEqualTo("all resamples give the same value, so there is no spread to judge by");
    }

    @Test
    void aMeanOverModelsIsNoShareOfClips() {
        ClipStatistic right = ClipStatistic.mean(new double[] {1, 1, 1, 1});

        assertThat(intervals
                        .ofMean("accuracy", ClipStatistic.average(List.of(right, right)))
                        .interval())
                .isEmpty();
    }

    @Test
    void noMetricButDPrimeLeavesTheRangeFromZeroToOne() {
        ClipStatistic few = ClipStatistic.mean(new double[] {1, 1, 1, 0});

        assertThat(intervals.ofMean("mAUC", few).interval().orElseThrow().high())
                .isEqualTo(1);
        assertThat(intervals.ofMean("d-prime", few).interval().orElseThrow().high())
                .isGreaterThan(1);
    }
}
