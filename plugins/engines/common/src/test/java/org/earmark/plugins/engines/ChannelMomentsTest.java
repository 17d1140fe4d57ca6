package org.earmark.plugins.engines;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChannelMomentsTest {
    /** Of one channel with the values 1, 2, 3 in one part and 6, 8 in another. */
    private final ChannelMoments joined = new ChannelMoments(3, new double[] {2}, new double[] {2})
            .join(new ChannelMoments(2, new double[] {7}, new double[] {2}));

    @Test
    void partsHaveTheMomentsOfTheirUnion() {
        assertThat(joined.mean()).containsExactly(4);
        assertThat(joined.biasedVariance()).containsExactly(34 / 5f);
        assertThat(joined.unbiasedVariance()).containsExactly(34 / 4f);
    }

    @Test
    void aRowHoldsAllOfThem() {
        assertThat(ChannelMoments.ofRow(joined.row()).row()).containsExactly(joined.row());
    }
}
