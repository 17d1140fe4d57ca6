package org.earmark.plugins.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.earmark.spi.mixup.LabelMixing;
import org.earmark.spi.mixup.MixupDomain;
import org.earmark.spi.mixup.MixupPlan;
import org.junit.jupiter.api.Test;

class BatchSplitTest {
    @Test
    void partsAreContiguousAndOfEqualSizeWithoutMixup() {
        assertThat(BatchSplit.parts(7, 3, Optional.empty()))
                .containsExactly(new int[] {0, 1, 2}, new int[] {3, 4}, new int[] {5, 6});
    }

    @Test
    void aBatchOfOneIsOnePart() {
        assertThat(BatchSplit.parts(1, 4, Optional.empty())).containsExactly(new int[] {0});
    }

    @Test
    void mixedSamplesStayTogether() {
        assertThat(BatchSplit.parts(6, 2, Optional.of(plan(5, 4, 3, 2, 1, 0))))
                .containsExactly(new int[] {0, 1, 4, 5}, new int[] {2, 3});
    }

    @Test
    void aChainOfPartnersIsNotCut() {
        assertThat(BatchSplit.parts(4, 4, Optional.of(plan(1, 2, 3, 0)))).containsExactly(new int[] {0, 1, 2, 3});
    }

    @Test
    void everySampleIsInExactlyOnePart() {
        int[] all =
                BatchSplit.parts(
                                23,
                                5,
                                Optional.of(plan(IntStream.range(0, 23)
                                        .map(i -> (i * 7) % 23)
                                        .toArray())))
                        .stream()
                        .flatMapToInt(Arrays::stream)
                        .sorted()
                        .toArray();
        assertThat(all).isEqualTo(IntStream.range(0, 23).toArray());
    }

    @Test
    void partnersBecomePlacesWithinThePart() {
        assertThat(BatchSplit.local(plan(5, 4, 3, 2, 1, 0), new int[] {0, 1, 4, 5})
                        .partners())
                .containsExactly(3, 2, 1, 0);
    }

    private static MixupPlan plan(int... partners) {
        float[] lambdas = new float[partners.length];
        Arrays.fill(lambdas, 0.5f);
        return new MixupPlan(MixupDomain.SPECTROGRAM, LabelMixing.KEEP, partners, lambdas);
    }

    /** Of ten samples on two places, at most three at a time. */
    @Test
    void partsAreSoManyThatNoneIsTooLarge() {
        assertThat(BatchSplit.count(10, 2, 3)).isEqualTo(4);
        assertThat(BatchSplit.count(10, 2, 0)).isEqualTo(2);
        assertThat(BatchSplit.count(1, 2, 3)).isEqualTo(1);
    }
}
