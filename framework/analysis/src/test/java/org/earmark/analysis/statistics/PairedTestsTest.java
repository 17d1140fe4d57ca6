package org.earmark.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PairedTestsTest {
    /** Hours of extra sleep under two drugs (Student 1908, "The probable error of a mean"): first minus second. */
    private static final double[] SLEEP = {-1.2, -2.4, -1.3, -1.3, 0, -1.0, -1.8, -0.8, -4.6, -1.4};

    /** Depression scores before minus after treatment (Hollander and Wolfe 1973, page 29). */
    private static final double[] DEPRESSION = {0.952, -0.147, 1.022, 0.430, 0.620, 0.590, 0.490, -0.080, 0.010};

    @Test
    void studentTAgreesWithStudent() {
        TestResult result = PairedTests.studentT(SLEEP);

        // Published to four digits: t = -4.0621, df = 9, p = 0.002833.
        assertThat(result.statistic()).isCloseTo(-4.0621, within(5e-5));
        assertThat(result.pValue()).isCloseTo(0.002833, within(5e-7));
    }

    @Test
    void studentTSaysNothingWithoutSpread() {
        assertThat(PairedTests.studentT(new double[] {0.1 + 0.2, 0.3, 0.3}).pValue())
                .isNaN();
    }

    @Test
    void theRoundingOfWhatWasSubtractedIsNoSpread() {
        // As 40 clips in each of three folds leave them: 0.98333… − 0.96666…, once from another order of folds.
        assertThat(PairedTests.studentT(new double[] {0.01666666666666694, 0.01666666666666672})
                        .pValue())
                .isNaN();
    }

    @Test
    void roundingHasNoRank() {
        double[] equal = {0, 1e-17, 2e-16};

        assertThat(PairedTests.wilcoxonSignedRank(equal).pValue()).isNaN();
        assertThat(PairedTests.nonZero(equal)).isEmpty();
        assertThat(PairedTests.wilcoxonSignedRank(new double[] {0.1, 0.2, 1e-17}))
                .isEqualTo(PairedTests.wilcoxonSignedRank(new double[] {0.1, 0.2}));
    }

    @Test
    void studentTNeedsTwoPairs() {
        assertThatThrownBy(() -> PairedTests.studentT(new double[] {1})).hasMessageContaining("at least 2");
    }

    @Test
    void wilcoxonAgreesWithHollanderAndWolfe() {
        TestResult result = PairedTests.wilcoxonSignedRank(DEPRESSION);

        assertThat(result.statistic()).isEqualTo(40);
        // One-sided p = 0.01953125 = 10/512, an exact count.
        assertThat(result.pValue()).isCloseTo(2 * 10 / 512.0, within(1e-12));
    }

    @Test
    void wilcoxonCountsSignPatternsWithTies() {
        double[] tied = {1, 1, -2, 3, 3, 3, -1, 4, 0, 5};

        TestResult result = PairedTests.wilcoxonSignedRank(tied);

        // Counted over all 512 sign patterns of the nine mean ranks: 30 of them at least as far out.
        assertThat(result.statistic()).isEqualTo(39);
        assertThat(result.pValue()).isCloseTo(30 / 512.0, within(1e-12));
    }

    @Test
    void wilcoxonSaysNothingOfZeros() {
        assertThat(PairedTests.wilcoxonSignedRank(new double[] {0, 0}).pValue()).isNaN();
    }

    @Test
    void equivalenceAgreesWithAPublishedExample() {
        // Lakens (2017): n = 65, means 5.83 and 5.75, deviations 1.17 and 1.29, r = 0.75, bounds dz = ±0.4.
        double deviation = Math.sqrt(1.17 * 1.17 + 1.29 * 1.29 - 2 * 0.75 * 1.17 * 1.29);

        TestResult result = PairedTests.equivalence(65, 0.08, deviation / Math.sqrt(65), 0.4 * deviation);

        assertThat(result.statistic()).isCloseTo(-2.49, within(5e-3));
        assertThat(result.pValue()).isCloseTo(0.008, within(5e-4));
    }

    @Test
    void aClearDifferenceIsNotEquivalent() {
        assertThat(PairedTests.equivalence(SLEEP, 0.5).pValue()).isGreaterThan(0.95);
    }

    @Test
    void equivalenceNeedsAPositiveMargin() {
        assertThatThrownBy(() -> PairedTests.equivalence(SLEEP, 0)).hasMessageContaining("margin 0.0");
    }
}
