package org.earmark.analysis.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.earmark.analysis.statistics.EventFScore;
import org.earmark.analysis.statistics.EventFScore.Classes;
import org.earmark.analysis.statistics.Interval;
import org.junit.jupiter.api.Test;

class EventReachTest {
    /** Two clips: class 0 has 3 events, 2 hits and one false alarm; class 1 one event and one false alarm. */
    private static final EventFScore HIT = score(Classes.WITH_HITS);

    private static final EventFScore ALL = score(Classes.WITH_EVENTS);

    /** One clip more brings 1.5 events and 3 of the sum of class 0: between 4/9 and (2 + 1.5)·2 / (6 + 3). */
    @Test
    void reachesFromNothingFoundToEverythingFound() {
        Interval reach = EventReach.of(HIT.ofClass(0), 1, 0.95);

        assertThat(reach.low()).isCloseTo(4 / 9.0, within(1e-12));
        assertThat(reach.high()).isCloseTo(7 / 9.0, within(1e-12));
    }

    /** Class 0 falls to 2/3; class 1, left out so far, comes in with one hit among 18 · 1.5 considered. */
    @Test
    void aClassThatGetsItsFirstHitLowersTheMeanOverHitClasses() {
        EventFScore score = EventFScore.of(
                new int[][] {{1, 1}, {0, 0}},
                new int[][] {{1, 0}, {0, 0}},
                new int[][] {{2, 9}, {0, 9}},
                Classes.WITH_HITS);

        assertThat(score.value()).isEqualTo(1);
        assertThat(EventReach.of(score, 1, 0.95).low()).isCloseTo((2 / 3.0 + 2 / 28.0) / 2, within(1e-12));
    }

    @Test
    void aClassWithoutAHitComesInAtBestOnlyIfThatLiftsTheMean() {
        // Class 1 could reach 2 · 0.5 / (2 + 1) = 1/3, less than what class 0 has.
        assertThat(EventReach.of(HIT, 1, 0.95).high()).isCloseTo(7 / 9.0, within(1e-12));
    }

    @Test
    void aMeanOverAllClassesReachesFromNoneToAllOfEach() {
        Interval reach = EventReach.of(ALL, 1, 0.95);

        assertThat(reach.low()).isCloseTo((4 / 9.0 + 0) / 2, within(1e-12));
        assertThat(reach.high()).isCloseTo((7 / 9.0 + 1 / 3.0) / 2, within(1e-12));
    }

    @Test
    void withoutMissingClipsItStaysWhereItIs() {
        assertThat(EventReach.of(HIT, 0, 0.95)).isEqualTo(new Interval(HIT.value(), HIT.value(), 0.95));
        assertThat(EventReach.of(ALL, 0, 0.95)).isEqualTo(new Interval(ALL.value(), ALL.value(), 0.95));
    }

    private static EventFScore score(Classes averaged) {
        return EventFScore.of(
                new int[][] {{2, 1}, {1, 0}}, new int[][] {{2, 0}, {0, 0}}, new int[][] {{4, 2}, {2, 0}}, averaged);
    }
}
