package org.earmark.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.earmark.analysis.statistics.EventFScore.Classes;
import org.junit.jupiter.api.Test;

class EventFScoreTest {
    /** Two clips, two classes: class 0 has 2 hits of 3 with one false alarm; class 1 has one event, no hit, one false alarm. */
    private static final int[][] EVENTS = {{2, 1}, {1, 0}};

    private static final int[][] HITS = {{2, 0}, {0, 0}};
    private static final int[][] CONSIDERED = {{4, 2}, {2, 0}};

    private final EventFScore ofAll = EventFScore.of(EVENTS, HITS, CONSIDERED, Classes.WITH_EVENTS);
    private final EventFScore ofHit = EventFScore.of(EVENTS, HITS, CONSIDERED, Classes.WITH_HITS);

    @Test
    void aClassWithoutAHitIsLeftOutOfTheMeanOrCountsAsNothing() {
        assertThat(ofHit.value()).isEqualTo(2 * 2 / 6.0);
        assertThat(ofAll.value()).isEqualTo((2 * 2 / 6.0 + 0) / 2);
    }

    @Test
    void tellsHowManyClassesItAverages() {
        assertThat(ofHit.classes()).isEqualTo(1);
        assertThat(ofAll.classes()).isEqualTo(2);
    }

    @Test
    void aClassWithoutAHitHasNoScoreOfItsOwnOrNone() {
        assertThat(ofHit.ofClass(1).value()).isNaN();
        assertThat(ofAll.ofClass(1).value()).isZero();
        assertThat(ofHit.ofClass(0).value()).isEqualTo(ofHit.value());
    }

    @Test
    void aResampleCountsEachClipAsOftenAsItWasDrawn() {
        assertThat(ofHit.value(new int[] {2, 0})).isEqualTo(1);
        assertThat(ofHit.value(new int[] {0, 2})).isNaN();
    }

    @Test
    void aClassThatAResampleHasLostIsNoPartOfItsMean() {
        assertThat(ofAll.value(new int[] {0, 2})).isZero();
        assertThat(ofAll.over(Classes.WITH_EVENTS, 1).value(new int[] {0, 2})).isNaN();
    }

    /** Class 0 is considered in two clips, class 1 in one. */
    @Test
    void itsSampleIsTheClipsThatSaySomethingOfAClass() {
        assertThat(ofAll.sampleSize()).isEqualTo(1.5);
    }
}
