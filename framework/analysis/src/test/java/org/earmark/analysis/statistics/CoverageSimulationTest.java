package org.earmark.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.earmark.spi.random.RandomSource;
import org.earmark.spi.random.RandomStream;
import org.earmark.spi.tensor.FloatArray;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How often the methods are right where the truth is known. */
@Tag("slow")
class CoverageSimulationTest {
    private static final RandomSource RANDOM = new RandomSource(2026);
    private static final int REPETITIONS = 10_000;
    /** Each repetition is a bootstrap: fewer of them. */
    private static final int CLIP_REPETITIONS = 2_000;
    /** Four standard errors of a share near 5 % of 10,000 repetitions. */
    private static final double SAMPLING = 4 * Math.sqrt(0.05 * 0.95 / REPETITIONS);

    /** Four standard errors of a share near 80 %. */
    private static final double POWER_SAMPLING = 4 * Math.sqrt(0.8 * 0.2 / REPETITIONS);

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
    void theMinimumDetectableEffectIsFoundInFourOfFiveOnTheFirstStepOfHolm() {
        double effect = Power.minimumDetectableEffect(1, 5, 0.05 / 4, 0.8);

        double found = share(
                REPETITIONS,
                i -> PairedTests.studentT(normal("mde", i, 5, effect)).pValue() < 0.05 / 4);

        assertThat(found).isCloseTo(0.8, within(POWER_SAMPLING));
    }

    @Test
    void holmFindsTheMinimumDetectableEffectAtLeastInFourOfFive() {
        double effect = Power.minimumDetectableEffect(1, 5, 0.05 / 4, 0.8);

        double amongNone = share(REPETITIONS, i -> foundByHolm(i, effect, 0));
        double amongLikes = share(REPETITIONS, i -> foundByHolm(i, effect, effect));

        // Where the three others are nothing the first step decides, or a later one after a false finding.
        assertThat(amongNone).isBetween(0.8 - POWER_SAMPLING, 0.83);
        assertThat(amongLikes).isGreaterThan(0.85);
    }

    /** Whether the first of four contrasts is decided. */
    private static boolean foundByHolm(int repetition, double effect, double others) {
        double[] p = IntStream.range(0, 4)
                .mapToDouble(k -> PairedTests.studentT(normal("family" + k, repetition, 5, k == 0 ? effect : others))
                        .pValue())
                .toArray();
        return MultipleTests.holm(p)[0] < 0.05;
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
        double covered = share(CLIP_REPETITIONS, i -> new Bootstrap(500, 0.95, new RandomSource(i))
                .biasCorrectedAccelerated(ClipStatistic.mean(coins("bca", i, 100, 0.8)))
                .orElseThrow()
                .contains(0.8));

        assertThat(covered).isBetween(0.93, 0.97);
    }

    @Test
    void theBootstrapHoldsTheMeanAveragePrecisionOfManyLabels() {
        assertThat(coverage(i -> tagging(i, 0))).isBetween(0.93, 0.97);
    }

    @Test
    void theBootstrapHoldsTheMeanAveragePrecisionOfOneLabelEach() {
        assertThat(coverage(i -> classification(i, 0, 8, 20))).isBetween(0.93, 0.97);
    }

    /** A little wide: the widening for eight clips a class is meant for one mean of eight, and this is a mean of ten of them. */
    @Test
    void theBootstrapOfAFoldWithEightClipsOfEachClassErrsOnTheSafeSide() {
        assertThat(coverage(i -> classification(i, 0, 10, 8))).isBetween(0.95, 0.98);
    }

    @Test
    void theBootstrapOfFiveSuchFoldsErrsOnTheSafeSide() {
        assertThat(coverage(i -> ClipStatistic.acrossStrata(IntStream.range(0, 5)
                        .mapToObj(fold -> classification(i, fold, 10, 8))
                        .toList())))
                .isBetween(0.95, 0.98);
    }

    @Test
    void thePairedBootstrapHoldsADifferenceInMeanAveragePrecision() {
        assertThat(coverage(i -> ClipStatistic.difference(tagging(i, 0.5), tagging(i, 0))))
                .isBetween(0.93, 0.97);
    }

    @Test
    void thePairedBootstrapFindsNoDifferenceWhereThereIsNone() {
        double found = share(CLIP_REPETITIONS, i -> !new Bootstrap(500, 0.95, new RandomSource(i))
                .pairedDifference(tagging(i, 0), tagging(i, 1e-9))
                .orElseThrow()
                .contains(0));

        // The second model's noise is its own, so both are equally good and never equal.
        assertThat(found).isLessThanOrEqualTo(0.055);
    }

    @Test
    void mcNemarNeverRejectsMoreThanItsLevel() {
        double found = share(REPETITIONS, i -> {
            double[] first = coins("first", i, 100, 0.8);
            double[] second = coins("second", i, 100, 0.8);
            int onlyFirst = (int)
                    IntStream.range(0, 100).filter(k -> first[k] > second[k]).count();
            int onlySecond = (int)
                    IntStream.range(0, 100).filter(k -> first[k] < second[k]).count();
            return Proportions.mcNemar(onlyFirst, onlySecond).pValue() < 0.05;
        });

        assertThat(found).isLessThanOrEqualTo(0.055);
    }

    @Test
    void thePairedTTestKeepsItsLevelWithThreeSeeds() {
        double found = share(
                REPETITIONS, i -> PairedTests.studentT(normal("null", i, 3, 0)).pValue() < 0.05);

        assertThat(found).isLessThanOrEqualTo(0.055);
    }

    /** How often the interval of one sample holds the mean of the metric over all of them. */
    private static double coverage(IntFunction<ClipStatistic> sample) {
        double mean = IntStream.range(0, 4 * CLIP_REPETITIONS)
                .mapToDouble(i -> sample.apply(i).value())
                .average()
                .orElseThrow();
        return share(CLIP_REPETITIONS, i -> new Bootstrap(500, 0.95, new RandomSource(i))
                .centred(sample.apply(i))
                .orElseThrow()
                .contains(mean));
    }

    /** 300 clips, five classes of which each is in one clip of ten; the better model sees them more clearly. */
    private static ClipStatistic tagging(int repetition, double better) {
        RandomStream world = RANDOM.stream("tagging", 0, repetition, 0);
        RandomStream model = RANDOM.stream("tagger" + better, 0, repetition, 0);
        float[] targets = new float[300 * 5];
        float[] scores = new float[targets.length];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = world.nextDouble() < 0.1 ? 1 : 0;
            scores[i] = (float) ((1.5 + better) * targets[i] + 0.7 * world.nextGaussian() + 0.7 * model.nextGaussian());
        }
        return ClipStatistic.meanAveragePrecision(new FloatArray(scores, 300, 5), new FloatArray(targets, 300, 5));
    }

    /** Clips of balanced classes, as in a fold of a balanced set: the counts of classes do not vary. */
    private static ClipStatistic classification(int repetition, int fold, int classes, int perClass) {
        RandomStream stream = RANDOM.stream("classification " + fold, 0, repetition, 0);
        int clips = classes * perClass;
        float[] targets = new float[clips * classes];
        float[] scores = new float[targets.length];
        int[] strata = new int[clips];
        for (int clip = 0; clip < clips; clip++) {
            strata[clip] = clip % classes;
            targets[clip * classes + strata[clip]] = 1;
            for (int c = 0; c < classes; c++) {
                scores[clip * classes + c] = (float) (1.6 * targets[clip * classes + c] + stream.nextGaussian());
            }
        }
        return ClipStatistic.within(
                strata,
                ClipStatistic.meanAveragePrecision(
                        new FloatArray(scores, clips, classes), new FloatArray(targets, clips, classes)));
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
