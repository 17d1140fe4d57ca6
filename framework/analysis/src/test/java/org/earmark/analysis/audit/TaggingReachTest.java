package org.earmark.analysis.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.earmark.analysis.statistics.ClipStatistic;
import org.earmark.analysis.statistics.Interval;
import org.earmark.spi.tensor.FloatArray;
import org.junit.jupiter.api.Test;

class TaggingReachTest {
    private static final FloatArray SCORES = new FloatArray(new float[] {0.9f, 0.8f, 0.2f, 0.1f}, 4, 1);
    private static final FloatArray TARGETS = new FloatArray(new float[] {1, 0, 1, 0}, 4, 1);

    @Test
    void accuracyReachesFromAllWrongToAllRight() {
        Interval reach = TaggingReach.shares(List.of(new TaggingReach.Part(0.75, 8)), 2, 0.95);

        assertThat(reach.low()).isCloseTo(0.6, within(1e-12));
        assertThat(reach.high()).isCloseTo(0.8, within(1e-12));
    }

    /** 5 · 80 clips with 100 more are at best (0.8 · 400 + 100) / 500, not as if all 100 had come to each fold. */
    @Test
    void missingClipsAreSharedAmongFolds() {
        Interval reach = TaggingReach.shares(Collections.nCopies(5, new TaggingReach.Part(0.8, 80)), 100, 0.95);

        assertThat(reach.low()).isCloseTo(0.64, within(1e-12));
        assertThat(reach.high()).isCloseTo(0.84, within(1e-12));
    }

    /** A wrong clip more takes a fifth from four right ones, but a thousandth from a thousand. */
    @Test
    void missingClipsGoWhereTheyWeighMost() {
        List<TaggingReach.Part> folds = List.of(new TaggingReach.Part(1, 4), new TaggingReach.Part(1, 1_000));

        assertThat(TaggingReach.shares(folds, 4, 0.95).low()).isCloseTo((4 / 8.0 + 1) / 2, within(1e-12));
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
