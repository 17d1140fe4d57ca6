package org.earmark.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.earmark.spi.error.DataException;
import org.earmark.spi.random.RandomSource;
import org.junit.jupiter.api.Test;

/** Twelve clips: nine of class 0, two of class 2, one of both; no clip has class 1. */
class BalancedOrderTest {
    private static final int[][] LABELS = {{0}, {0}, {0}, {2}, {0}, {0}, {0, 2}, {0}, {0}, {2}, {0}, {0}};
    private static final int[] CLIPS = IntStream.range(0, LABELS.length).toArray();

    @Test
    void classesTakeTurnsHoweverRareTheyAre() {
        int[] order = order(1).of(0);
        assertThat(order).hasSize(12);
        for (int start = 0; start < order.length; start += 2) {
            int[] first = LABELS[order[start]];
            int[] second = LABELS[order[start + 1]];
            boolean turns = (has(first, 0) && has(second, 2)) || (has(first, 2) && has(second, 0));
            assertThat(turns)
                    .as("clips %d and %d", order[start], order[start + 1])
                    .isTrue();
        }
    }

    @Test
    void aClipOfTwoClassesIsDrawnForBoth() {
        assertThat(IntStream.range(0, 50).mapToObj(epoch -> order(1).of(epoch)).flatMapToInt(Arrays::stream))
                .contains(6, 3, 9);
    }

    @Test
    void anEpochIsAPureFunctionOfSeedAndEpoch() {
        BalancedOrder asked = order(1);
        asked.of(4);
        assertThat(asked.of(2)).containsExactly(order(1).of(2));
        assertThat(asked.of(2)).isNotEqualTo(order(2).of(2));
        assertThat(asked.of(2)).isNotEqualTo(order(1).of(3));
    }

    @Test
    void placesAreThoseOfTheTrainingSet() {
        BalancedOrder some = new BalancedOrder(new int[] {3, 9, 4}, clip -> LABELS[clip], 3, new RandomSource(1));
        assertThat(some.clip(1)).isEqualTo(9);
        assertThat(some.of(0)).hasSize(3);
        assertThat(List.of(3, 9, 4))
                .containsAll(Arrays.stream(some.of(0)).boxed().toList());
    }

    @Test
    void clipsWithoutLabelsCannotBeBalanced() {
        assertThatThrownBy(() -> new BalancedOrder(CLIPS, clip -> new int[0], 3, new RandomSource(1)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("training.sampling");
    }

    private static BalancedOrder order(long seed) {
        return new BalancedOrder(CLIPS, clip -> LABELS[clip], 3, new RandomSource(seed));
    }

    private static boolean has(int[] labels, int label) {
        return IntStream.of(labels).anyMatch(own -> own == label);
    }
}
