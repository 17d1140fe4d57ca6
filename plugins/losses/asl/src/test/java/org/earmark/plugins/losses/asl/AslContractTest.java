package org.earmark.plugins.losses.asl;

import org.earmark.spi.Plugin;
import org.earmark.spi.data.LabelKind;
import org.earmark.spi.loss.LossFactory;
import org.earmark.testkit.LossContract;

class AslContractTest implements LossContract<AslOptions> {
    @Override
    public LossFactory<AslOptions> factory() {
        return new AslFactory();
    }

    @Override
    public Plugin plugin() {
        return new AslPlugin();
    }

    @Override
    public LabelKind labels() {
        return LabelKind.MULTI;
    }

    /** The focusing weight is a constant to the gradient; {@link AslGoldenTest} has the right derivatives. */
    @Override
    public boolean differentiatesAll() {
        return false;
    }
}
