package org.earmark.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.earmark.spi.random.RandomSource;
import org.earmark.spi.random.RandomStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How often the methods are right where the truth is known. */
@Tag("slow")
class CoverageSimulationTest {
    private static final RandomSource RANDOM = new RandomSource(2026);
    private static final int REPETITIONS = 10_000;
    /** Four standard errors of a share near 5 % of 10,000 repetitions. */
    private static final double SAMPLING = 4 * Math.sqrt(0.05 * 0.95 / REPETITIONS);

    @Test
    void tIntervalOfThreeSeedsHoldsTheMeanInNineteenOfTwenty() {
        double covered = share(REPETITIONS, i -> SampleSummary.of(normal("t", i, 3, 0.7), 0.95)
                .interval()
                .orElseThrow()
                .contains(0.7));

        assertThat(covered).isCloseTo(0.95, within(SAMPLING));
    }

    @Test
    void wilcoxonNeverRejectsMoreThanItsLevel() {
        double rejected = share(
                REPETITIONS,
                i -> PairedTests.wilcoxonSignedRank(normal("w", i, 8, 0)).pValue() < 0.05);

        assertThat(rejected).isLessThan(0.05 + SAMPLING).isGreaterThan(0.02);
    }

    @Test
    void holmKeepsTheFamilyOfFiveTrueNullsBelowItsLevel() {
        double anyRejected = share(REPETITIONS, i -> {
            double[] p = IntStream.range(0, 5)
                    .mapToDouble(k ->
                            PairedTests.studentT(normal("holm" + k, i, 5, 0)).pValue())
                    .toArray();
            return Arrays.stream(MultipleTests.holm(p)).anyMatch(adjusted -> adjusted < 0.05);
        });

        assertThat(anyRejected).isCloseTo(0.05, within(SAMPLING));
    }

    @Test
    void theMinimumDetectableEffectIsFoundInFourOfFive() {
        double effect = Power.minimumDetectableEffect(1, 5, 0.05, 0.8);

        double found = share(
                REPETITIONS,
                i -> PairedTests.studentT(normal("mde", i, 5, effect)).pValue() < 0.05);

        // Four standard errors of a share of 80 %.
        assertThat(found).isCloseTo(0.8, within(4 * Math.sqrt(0.8 * 0.2 / REPETITIONS)));
    }

    @Test
    void equivalenceIsClaimedAtItsMarginInOneOfTwenty() {
        double claimed = share(
                REPETITIONS,
                i -> PairedTests.equivalence(normal("tost", i, 30, 1), 1).pValue() < 0.05);

        assertThat(claimed).isCloseTo(0.05, within(SAMPLING));
    }

    @Test
    void wilsonHoldsTheAccuracyOfFortyClips() {
        double covered = share(REPETITIONS, i -> Proportions.wilson(
                        (int) Arrays.stream(coins("wilson", i, 40, 0.8)).sum(), 40, 0.95)
                .contains(0.8));

        // Counts are discrete: summed over the binomial distribution the coverage here is 0.9283, not 0.95.
        assertThat(covered).isCloseTo(0.9283, within(4 * Math.sqrt(0.9283 * 0.0717 / REPETITIONS)));
    }

    @Test
    void theBootstrapHoldsTheAccuracyOfAHundredClips() {
        int repetitions = 1_000;
        double covered = share(repetitions, i -> new Bootstrap(500, 0.95, new RandomSource(i))
                .biasCorrectedAccelerated(ClipStatistic.mean(coins("bca", i, 100, 0.8)))
                .contains(0.8));

        // Four standard errors of 1,000 repetitions, and the bootstrap's known shortfall at this size.
        assertThat(covered).isBetween(0.91, 0.98);
    }

    private static double share(int repetitions, IntPredicate holds) {
        return IntStream.range(0, repetitions).filter(holds).count() / (double) repetitions;
    }

    private static double[] normal(String purpose, int repetition, int n, double mean) {
        RandomStream stream = RANDOM.stream(purpose, 0, repetition, 0);
        return IntStream.range(0, n)
                .mapToDouble(i -> mean + stream.nextGaussian())
                .toArray();
    }

    private static double[] coins(String purpose, int repetition, int n, double probability) {
        RandomStream stream = RANDOM.stream(purpose, 0, repetition, 0);
        return IntStream.range(0, n)
                .mapToDouble(i -> stream.nextDouble() < probability ? 1 : 0)
                .toArray();
    }
}
