package org.earmark.core.train;

import java.util.Arrays;
import java.util.Optional;
import org.earmark.spi.mixup.LabelMixing;
import org.earmark.spi.mixup.Mixup;
import org.earmark.spi.mixup.MixupDomain;
import org.earmark.spi.mixup.MixupPlan;
import org.earmark.spi.random.RandomStream;

/** Mixes every sample with partner 0 at one coefficient. */
record PlannedMixup(MixupDomain domain, LabelMixing labels, float lambda) implements Mixup {
    @Override
    public Optional<MixupPlan> plan(int batchSize, int setSize, RandomStream random) {
        float[] lambdas = new float[batchSize];
        Arrays.fill(lambdas, lambda);
        return Optional.of(new MixupPlan(domain, labels, new int[batchSize], lambdas));
    }
}
