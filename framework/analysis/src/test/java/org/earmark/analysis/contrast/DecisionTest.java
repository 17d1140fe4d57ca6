package org.earmark.analysis.contrast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.earmark.analysis.statistics.PairedTests;
import org.junit.jupiter.api.Test;

class DecisionTest {
    private static final Map<String, Double> DIFFERENCES = Map.of("0", 0.02, "1", 0.05, "2", -0.01, "3", 0.04);

    @Test
    void equivalentWithinTheMarginWhereTwoOneSidedTestsJustReject() {
        double margin = Decision.of(DIFFERENCES).equivalenceMargin().getAsDouble();
        double[] values = {0.02, 0.05, -0.01, 0.04};

        assertThat(PairedTests.equivalence(values, margin).pValue()).isCloseTo(0.05, within(1e-9));
        assertThat(PairedTests.equivalence(values, 1.01 * margin).pValue()).isLessThan(0.05);
    }

    @Test
    void wilcoxonIsExact() {
        // Signed ranks of 0.02, 0.05, −0.01, 0.04 are 2, 4, −1, 3: 2 of 16 sign patterns have a sum of at least 9.
        assertThat(Decision.of(DIFFERENCES).wilcoxonP()).hasValue(0.25);
    }

    @Test
    void equalSidesHaveNoOtherTest() {
        Decision equal = Decision.of(Map.of("0", 0.0, "1", 0.0));

        assertThat(equal.wilcoxonP()).isEmpty();
        assertThat(equal.equivalenceMargin()).isEmpty();
    }

    @Test
    void fewPairsBoundWilcoxonsP() {
        assertThat(Decision.of(DIFFERENCES).wilcoxonBound()).hasValue(0.125);
        assertThat(Decision.of(Map.of("0", 0.1, "1", 0.0)).wilcoxonBound()).hasValue(1);
        assertThat(Decision.of(Map.of("0", 0.0, "1", 0.0)).wilcoxonBound()).isEmpty();
    }
}
