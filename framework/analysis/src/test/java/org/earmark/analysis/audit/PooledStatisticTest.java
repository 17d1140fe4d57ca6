package org.earmark.analysis.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.earmark.analysis.statistics.ClipStatistic;
import org.junit.jupiter.api.Test;

class PooledStatisticTest {
    @Test
    void modelsOfTheSameClipsShareTheirDraws() {
        PooledStatistic pooled = PooledStatistic.of(
                List.of(ClipStatistic.mean(new double[] {1, 0}), ClipStatistic.mean(new double[] {0, 1})),
                List.of(List.of("a", "b"), List.of("b", "a")));

        assertThat(pooled.clips()).isEqualTo(2);
        assertThat(pooled.value(new int[] {2, 0})).isEqualTo(1);
    }

    @Test
    void aModelWhoseClipsWereNotDrawnIsLeftOut() {
        PooledStatistic pooled = PooledStatistic.of(
                List.of(ClipStatistic.mean(new double[] {1}), ClipStatistic.mean(new double[] {0})),
                List.of(List.of("a"), List.of("b")));

        assertThat(pooled.value()).isEqualTo(0.5);
        assertThat(pooled.value(new int[] {1, 0})).isEqualTo(1);
    }
}
