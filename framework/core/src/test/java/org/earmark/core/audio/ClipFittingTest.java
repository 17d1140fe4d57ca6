package org.earmark.core.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.earmark.spi.data.ClipLayout.Fill;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ClipFittingTest {
    @Test
    void aShortClipIsRepeatedFromItsStartAndCut() {
        assertThat(ClipFitting.fit(new float[] {1, 2, 3}, 8, Fill.REPEAT)).containsExactly(1, 2, 3, 1, 2, 3, 1, 2);
    }

    @Test
    void aShortClipIsFollowedByZeros() {
        assertThat(ClipFitting.fit(new float[] {1, 2, 3}, 5, Fill.ZERO)).containsExactly(1, 2, 3, 0, 0);
    }

    @ParameterizedTest
    @EnumSource(Fill.class)
    void aLongClipIsCutAtItsEnd(Fill fill) {
        assertThat(ClipFitting.fit(new float[] {1, 2, 3}, 2, fill)).containsExactly(1, 2);
    }

    @Test
    void nothingCannotBeFitted() {
        assertThatThrownBy(() -> ClipFitting.fit(new float[0], 2, Fill.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"0, 1234", "1, 2341", "6, 3412", "-1, 4123"})
    void rotatesToTheLeftAndAround(int shift, String expected) {
        float[] rotated = ClipFitting.rotateLeft(new float[] {1, 2, 3, 4}, shift);

        StringBuilder digits = new StringBuilder();
        for (float value : rotated) {
            digits.append((int) value);
        }
        assertThat(digits).hasToString(expected);
    }
}
