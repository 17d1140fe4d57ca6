package org.earmark.plugins.mixups.none;

import org.earmark.spi.Plugin;
import org.earmark.spi.mixup.MixupFactory;
import org.earmark.testkit.MixupContract;

class NoMixupContractTest implements MixupContract<NoMixupOptions> {
    @Override
    public MixupFactory<NoMixupOptions> factory() {
        return new NoMixupFactory();
    }

    @Override
    public Plugin plugin() {
        return new NoMixupPlugin();
    }
}
