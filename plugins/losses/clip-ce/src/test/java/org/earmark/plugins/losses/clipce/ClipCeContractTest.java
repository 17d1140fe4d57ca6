package org.earmark.plugins.losses.clipce;

import org.earmark.spi.Plugin;
import org.earmark.spi.loss.LossFactory;
import org.earmark.testkit.LossContract;

class ClipCeContractTest implements LossContract<ClipCeOptions> {
    @Override
    public LossFactory<ClipCeOptions> factory() {
        return new ClipCeFactory();
    }

    @Override
    public Plugin plugin() {
        return new ClipCePlugin();
    }
}
