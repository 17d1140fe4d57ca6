package org.earmark.plugins.engines;

import java.util.Optional;
import org.earmark.spi.mixup.MixupPlan;
import org.earmark.spi.model.Pass;
import org.earmark.spi.random.RandomStream;

/** One forward pass of one replica over its samples; only the tensors depend on the engine. */
public abstract class ReplicaPass implements Pass {
    private final PassSetting setting;

    protected ReplicaPass(PassSetting setting) {
        this.setting = setting;
    }

    @Override
    public final boolean training() {
        return setting.training();
    }

    @Override
    public final boolean wantsExtras() {
        return setting.wantsExtras();
    }

    @Override
    public final int batchSize() {
        return setting.batchSize();
    }

    @Override
    public final RandomStream random(String purpose, int sample) {
        if (sample < 0 || sample >= batchSize()) {
            throw new IndexOutOfBoundsException("sample " + sample + " of a pass over " + batchSize());
        }
        return setting.draws().stream(purpose, sample);
    }

    @Override
    public final Optional<MixupPlan> spectrogramMixup() {
        return setting.spectrogramMixup();
    }
}
