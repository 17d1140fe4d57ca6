package org.earmark.plugins.losses.clipbce;

import org.earmark.spi.Plugin;
import org.earmark.spi.data.LabelKind;
import org.earmark.spi.loss.LossFactory;
import org.earmark.testkit.LossContract;

class ClipBceContractTest implements LossContract<ClipBceOptions> {
    @Override
    public LossFactory<ClipBceOptions> factory() {
        return new ClipBceFactory();
    }

    @Override
    public Plugin plugin() {
        return new ClipBcePlugin();
    }

    @Override
    public LabelKind labels() {
        return LabelKind.MULTI;
    }
}
