package org.earmark.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.earmark.spi.random.RandomSource;
import org.earmark.spi.random.RandomStream;
import org.earmark.spi.tensor.FloatArray;
import org.junit.jupiter.api.Test;

class ClipStatisticTest {
    /** The example of scikit-learn's average_precision_score: scores 0.1, 0.4, 0.35, 0.8 for targets 0, 0, 1, 1. */
    private static final FloatArray SCORES = new FloatArray(new float[] {0.1f, 0.4f, 0.35f, 0.8f}, 4, 1);

    private static final FloatArray TARGETS = new FloatArray(new float[] {0, 0, 1, 1}, 4, 1);

    @Test
    void averagePrecisionAgreesWithAPublishedExample() {
        // 1/2 · 1 + 1/2 · 2/3
        assertThat(ClipStatistic.meanAveragePrecision(SCORES, TARGETS).value()).isCloseTo(5 / 6.0, within(1e-12));
    }

    @Test
    void countsWeighClips() {
        // Twice the wrong clip above the second positive: 1/2 · 1 + 1/2 · 2/4.
        assertThat(ClipStatistic.meanAveragePrecision(SCORES, TARGETS).value(new int[] {1, 2, 1, 1}))
                .isCloseTo(0.75, within(1e-12));
    }

    @Test
    void manyResamplesAtOnceGiveWhatEachGivesAlone() {
        RandomStream stream = new RandomSource(3).stream("many");
        FloatArray scores = FloatArray.zeros(50, 4);
        FloatArray targets = FloatArray.zeros(50, 4);
        for (int i = 0; i < 200; i++) {
            // Few distinct scores, so that ties are walked too.
            scores.values()[i] = stream.nextInt(12) / 12f;
            targets.values()[i] = stream.nextInt(5) == 0 ? 1 : 0;
        }
        int[][] counts = new int[21][50];
        for (int[] own : counts) {
            for (int i = 0; i < 50; i++) {
                own[stream.nextInt(50)]++;
            }
        }
        ClipStatistic statistic = ClipStatistic.meanAveragePrecision(scores, targets);

        double[] together = statistic.values(counts);

        assertThat(together)
                .containsExactly(
                        Arrays.stream(counts).mapToDouble(statistic::value).toArray());
    }

    @Test
    void strataAreLaidEndToEnd() {
        ClipStatistic both = ClipStatistic.acrossStrata(
                List.of(ClipStatistic.mean(new double[] {1, 3}), ClipStatistic.mean(new double[] {10})));

        assertThat(both.strata()).containsExactly(0, 0, 1);
        assertThat(both.value(new int[] {0, 2, 1})).isCloseTo(6.5, within(1e-12));
    }

    @Test
    void equalScoresShareTheirPrecision() {
        FloatArray equal = new FloatArray(new float[] {0.5f, 0.5f, 0.5f, 0.5f}, 4, 1);

        assertThat(ClipStatistic.meanAveragePrecision(equal, TARGETS).value()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void aClassWithoutPositivesIsLeftOut() {
        FloatArray scores = new FloatArray(new float[] {0.9f, 0.1f, 0.2f, 0.8f}, 2, 2);
        FloatArray targets = new FloatArray(new float[] {1, 0, 0, 0}, 2, 2);

        assertThat(ClipStatistic.meanAveragePrecision(scores, targets).value()).isEqualTo(1);
    }

    @Test
    void withoutAnyPositiveThereIsNoMean() {
        assertThat(ClipStatistic.meanAveragePrecision(SCORES, TARGETS).value(new int[] {1, 1, 0, 0}))
                .isNaN();
    }

    @Test
    void accuracyCountsHighestScores() {
        FloatArray scores = new FloatArray(new float[] {2, 1, 0, 3, 1, 4}, 3, 2);
        FloatArray targets = new FloatArray(new float[] {1, 0, 1, 0, 0, 1}, 3, 2);

        assertThat(ClipStatistic.accuracy(scores, targets).value()).isCloseTo(2 / 3.0, within(1e-12));
    }

    @Test
    void refusesTargetsOfAnotherShape() {
        assertThatThrownBy(() -> ClipStatistic.accuracy(SCORES, FloatArray.zeros(2, 2)))
                .hasMessageContaining("[4, 1]")
                .hasMessageContaining("[2, 2]");
    }
}
