package org.earmark.plugins.mixups.spectrogram;

import static org.assertj.core.api.Assertions.assertThat;

import org.earmark.spi.Plugin;
import org.earmark.spi.mixup.LabelMixing;
import org.earmark.spi.mixup.MixupFactory;
import org.earmark.spi.mixup.MixupPlan;
import org.earmark.spi.random.RandomSource;
import org.earmark.testkit.MixupContract;
import org.junit.jupiter.api.Test;

class LabelOrContractTest implements MixupContract<LabelOrOptions> {
    @Override
    public MixupFactory<LabelOrOptions> factory() {
        return new LabelOrFactory();
    }

    @Override
    public Plugin plugin() {
        return new SpectrogramMixupPlugin();
    }

    @Test
    void mirroredPairsHaveTheLabelsOfBoth() {
        MixupPlan plan = factory()
                .create(factory().defaults())
                .plan(5, 100, new RandomSource(3).stream("mixup", 0, 0, 0))
                .orElseThrow();
        assertThat(plan.labels()).isEqualTo(LabelMixing.UNION);
        assertThat(plan.partners()).containsExactly(4, 3, 2, 1, 0);
    }
}
