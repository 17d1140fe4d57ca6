package org.earmark.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MultipleTestsTest {
    /** The fifteen p values of Benjamini and Hochberg (1995), section 4. */
    private static final double[] INFARCTION = {
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590,
        1.0000
    };

    @Test
    void benjaminiHochbergRejectsFourInTheirExample() {
        double[] adjusted = MultipleTests.benjaminiHochberg(INFARCTION);

        assertThat(Arrays.stream(adjusted).filter(p -> p <= 0.05).count()).isEqualTo(4);
        assertThat(adjusted[3]).isCloseTo(0.0095 * 15 / 4, within(1e-12));
    }

    @Test
    void holmRejectsThreeInTheSameExample() {
        double[] adjusted = MultipleTests.holm(INFARCTION);

        assertThat(Arrays.stream(adjusted).filter(p -> p <= 0.05).count()).isEqualTo(3);
        assertThat(adjusted[2]).isCloseTo(0.0019 * 13, within(1e-12));
    }

    @Test
    void keepsTheOrderOfTheInput() {
        assertThat(MultipleTests.holm(new double[] {0.04, 0.01, 0.03}))
                .containsExactly(new double[] {0.06, 0.03, 0.06}, within(1e-12));
    }

    @Test
    void adjustedValuesNeverPassOne() {
        assertThat(MultipleTests.holm(new double[] {0.9, 0.8})).containsExactly(1, 1);
    }

    @Test
    void refusesWhatIsNoProbability() {
        assertThatThrownBy(() -> MultipleTests.holm(new double[] {Double.NaN})).hasMessageContaining("NaN");
    }
}
