package org.earmark.spi.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomSourceTest {
    private final RandomSource source = new RandomSource(7);

    @Test
    void sameCoordinatesGiveTheSameStream() {
        long first = source.stream("order", 1, 2, 3).nextLong();

        assertThat(source.stream("order", 1, 2, 3).nextLong()).isEqualTo(first);
    }

    @Test
    void everyCoordinateMatters() {
        Set<Long> draws = new HashSet<>();
        for (long seed : new long[] {0, 1}) {
            for (String purpose : new String[] {"order", "crop"}) {
                for (int i = 0; i < 8; i++) {
                    RandomStream stream = new RandomSource(seed).stream(purpose, i & 1, (i >> 1) & 1, (i >> 2) & 1);
                    draws.add(stream.nextLong());
                }
            }
        }

        assertThat(draws).hasSize(32);
    }

    @Test
    void permutationHoldsEveryIndexOnce() {
        int[] order = source.stream("order").permutation(100);

        assertThat(IntStream.of(order).sorted().toArray())
                .isEqualTo(IntStream.range(0, 100).toArray());
        assertThat(order).isNotEqualTo(IntStream.range(0, 100).toArray());
    }

    @Test
    void symmetricBetaHasItsMeanAndVariance() {
        // Var Beta(a, a) = 1 / (4·(2a + 1)); the standard error of 40,000 draws is below 0.002 for both.
        for (double a : new double[] {0.5, 10}) {
            RandomStream stream = source.stream("beta");
            double[] draws = IntStream.range(0, 40_000)
                    .mapToDouble(i -> stream.nextSymmetricBeta(a))
                    .toArray();
            double mean = Arrays.stream(draws).average().orElseThrow();
            double variance = Arrays.stream(draws)
                    .map(x -> (x - mean) * (x - mean))
                    .average()
                    .orElseThrow();

            assertThat(mean).isCloseTo(0.5, within(0.01));
            assertThat(variance).isCloseTo(1 / (4 * (2 * a + 1)), within(0.005));
        }
    }
}
