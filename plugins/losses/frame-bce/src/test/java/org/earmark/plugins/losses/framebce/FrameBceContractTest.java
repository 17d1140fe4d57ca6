package org.earmark.plugins.losses.framebce;

import org.earmark.spi.Plugin;
import org.earmark.spi.data.LabelKind;
import org.earmark.spi.loss.LossFactory;
import org.earmark.testkit.LossContract;

class FrameBceContractTest implements LossContract<FrameBceOptions> {
    @Override
    public LossFactory<FrameBceOptions> factory() {
        return new FrameBceFactory();
    }

    @Override
    public Plugin plugin() {
        return new FrameBcePlugin();
    }

    @Override
    public LabelKind labels() {
        return LabelKind.EVENTS;
    }
}
