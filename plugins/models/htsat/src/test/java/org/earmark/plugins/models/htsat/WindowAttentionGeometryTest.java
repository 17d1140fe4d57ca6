package org.earmark.plugins.models.htsat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.earmark.spi.tensor.FloatArray;
import org.earmark.spi.tensor.WindowGrid;
import org.junit.jupiter.api.Test;

class WindowAttentionGeometryTest {
    @Test
    void offsetsInAWindowOfTwoPointIntoATableOfNine() {
        // tokens (0,0) (0,1) (1,0) (1,1); row of the table = (row offset + 1) * 3 + column offset + 1
        assertThat(new RelativePositionBias("table", 2, 1).offsets())
                .containsExactly(4, 3, 1, 0, 5, 4, 2, 1, 7, 6, 4, 3, 8, 7, 5, 4);
    }

    @Test
    void tokensFromBothSidesOfTheEdgeAreKeptApart() {
        // a grid of 4 x 4 in windows of 2, rolled by 1: the last window holds all four corners of the grid
        float[] mask = new ShiftMask(new WindowGrid(4, 4, 2, 1)).values().values();

        assertThat(window(mask, 0)).containsOnly(0);
        assertThat(window(mask, 1))
                .containsExactly(0, -100, 0, -100, -100, 0, -100, 0, 0, -100, 0, -100, -100, 0, -100, 0);
        assertThat(window(mask, 2))
                .containsExactly(0, 0, -100, -100, 0, 0, -100, -100, -100, -100, 0, 0, -100, -100, 0, 0);
        assertThat(window(mask, 3))
                .containsExactly(0, -100, -100, -100, -100, 0, -100, -100, -100, -100, 0, -100, -100, -100, -100, 0);
    }

    @Test
    void theMaskHasOneMatrixForEachWindow() {
        FloatArray mask = new ShiftMask(new WindowGrid(16, 16, 8, 4)).values();

        assertThat(mask.shape()).containsExactly(4, 1, 64, 64);
    }

    @Test
    void everySecondBlockIsShiftedByHalfAWindow() {
        assertThat(new BlockPlace(8, 1, 16, 8, true, 0).windows().shift()).isEqualTo(4);
        assertThat(new BlockPlace(8, 1, 16, 8, false, 0).windows().shift()).isZero();
    }

    @Test
    void aSingleWindowIsNeverShifted() {
        assertThat(new BlockPlace(8, 1, 8, 8, true, 0).windows().shift()).isZero();
    }

    private static float[] window(float[] mask, int index) {
        return Arrays.copyOfRange(mask, index * 16, (index + 1) * 16);
    }
}
