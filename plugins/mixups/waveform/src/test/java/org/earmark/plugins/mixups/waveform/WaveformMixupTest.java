package org.earmark.plugins.mixups.waveform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.earmark.spi.error.Problems;
import org.earmark.spi.mixup.LabelMixing;
import org.earmark.spi.mixup.MixupDomain;
import org.earmark.spi.mixup.MixupPlan;
import org.earmark.spi.random.RandomSource;
import org.junit.jupiter.api.Test;

class WaveformMixupTest {
    private static final int BATCH = 4000;

    @Test
    void partnersComeFromTheWholeSetAndLabelsFollowTheCoefficient() {
        MixupPlan plan = plan(new WaveformMixupOptions(10, 1), 100);
        assertThat(plan.domain()).isEqualTo(MixupDomain.WAVEFORM);
        assertThat(plan.labels()).isEqualTo(LabelMixing.LINEAR);
        assertThat(IntStream.of(plan.partners()).distinct().count()).isEqualTo(100);
    }

    /** 4000 draws: a share of 0.5 has a standard error of 0.008, a mean of Beta(10, 10) one of 0.0025. */
    @Test
    void theShareIsMixedAndTheRestLeftAlone() {
        MixupPlan plan = plan(new WaveformMixupOptions(10, 0.5), 100);
        double[] mixed = IntStream.range(0, BATCH)
                .mapToDouble(i -> plan.lambdas()[i])
                .filter(lambda -> lambda != 1)
                .toArray();
        assertThat(mixed.length / (double) BATCH).isCloseTo(0.5, within(0.04));
        assertThat(IntStream.range(0, mixed.length)
                        .mapToDouble(i -> mixed[i])
                        .average()
                        .orElseThrow())
                .isCloseTo(0.5, within(0.0125));
    }

    @Test
    void noShareMixesNothing() {
        assertThat(plan(new WaveformMixupOptions(10, 0), 7).lambdas()).containsOnly(1);
    }

    @Test
    void allProblemsAreReportedAtOnce() {
        Problems problems = new Problems();
        new WaveformMixupOptions(0, 1.5).validate(problems);
        assertThat(problems.all()).extracting("path").containsExactly("alpha", "share");
    }

    private static MixupPlan plan(WaveformMixupOptions options, int setSize) {
        return new WaveformMixupFactory()
                .create(options)
                .plan(BATCH, setSize, new RandomSource(3).stream("mixup", 0, 0, 0))
                .orElseThrow();
    }
}
