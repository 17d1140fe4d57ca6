package org.earmark.analysis.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EventF1Test {
    /** Two clips, two classes: class 0 has 2 hits of 3 with one false alarm; class 1 has no hit. */
    private static final EventF1 SCORE =
            EventF1.macro(new int[][] {{2, 1}, {1, 0}}, new int[][] {{2, 0}, {0, 0}}, new int[][] {{0, 1}, {1, 0}});

    @Test
    void aClassWithoutAHitIsLeftOutOfTheMean() {
        assertThat(SCORE.value()).isEqualTo(2 * 2 / (3.0 + 2 + 1));
    }

    @Test
    void aClassWithoutAHitHasNoScoreOfItsOwn() {
        assertThat(SCORE.ofClass(1).value()).isNaN();
        assertThat(SCORE.ofClass(0).value()).isEqualTo(SCORE.value());
    }

    @Test
    void aResampleCountsEachClipAsOftenAsItWasDrawn() {
        assertThat(SCORE.value(new int[] {2, 0})).isEqualTo(1);
        assertThat(SCORE.value(new int[] {0, 2})).isNaN();
    }

    /** One clip more brings 1.5 events and 3 of the sum of class 0: between 4/9 and (2 + 1.5)·2 / (6 + 3). */
    @Test
    void missingClipsReachFromNothingFoundToEverythingFound() {
        assertThat(SCORE.reach(1, 0.95).low()).isCloseTo(4 / 9.0, within(1e-12));
        assertThat(SCORE.ofClass(0).reach(1, 0.95).high()).isCloseTo(7 / 9.0, within(1e-12));
        assertThat(SCORE.reach(0, 0.95).low()).isEqualTo(SCORE.value());
    }
}
