package org.earmark.analysis.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.earmark.analysis.statistics.ClipStatistic;
import org.earmark.analysis.statistics.Interval;
import org.earmark.spi.tensor.FloatArray;
import org.junit.jupiter.api.Test;

class TaggingReachTest {
    private static final FloatArray SCORES = new FloatArray(new float[] {0.9f, 0.8f, 0.2f, 0.1f}, 4, 1);
    private static final FloatArray TARGETS = new FloatArray(new float[] {1, 0, 1, 0}, 4, 1);

    @Test
    void accuracyReachesFromAllWrongToAllRight() {
        Interval reach = TaggingReach.accuracy(0.75, 8, 2, 0.95);

        assertThat(reach.low()).isEqualTo(0.6);
        assertThat(reach.high()).isEqualTo(0.8);
    }

    @Test
    void withoutMissingClipsPrecisionStaysWhereItIs() {
        Interval reach = TaggingReach.meanAveragePrecision(SCORES, TARGETS, 0, 0.95);

        assertThat(reach.low())
                .isCloseTo(ClipStatistic.meanAveragePrecision(SCORES, TARGETS).value(), within(1e-12));
        assertThat(reach.high()).isEqualTo(reach.low());
    }

    /** Two more clips, one of them positive: first at best (1, 1, 3/4), last at worst after a negative in front. */
    @Test
    void precisionReachesFromPositivesLastToPositivesFirst() {
        Interval reach = TaggingReach.meanAveragePrecision(SCORES, TARGETS, 2, 0.95);

        assertThat(reach.high()).isCloseTo((1 + 1 + 3 / 4.0) / 3, within(1e-12));
        assertThat(reach.low()).isCloseTo((1 / 2.0 + 2 / 4.0 + 3 / 6.0) / 3, within(1e-12));
    }
}
