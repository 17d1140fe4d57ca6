package org.earmark.plugins.mixups.spectrogram;

import org.earmark.spi.Plugin;
import org.earmark.spi.mixup.MixupFactory;
import org.earmark.testkit.MixupContract;

class SpectrogramMixupContractTest implements MixupContract<SpectrogramMixupOptions> {
    @Override
    public MixupFactory<SpectrogramMixupOptions> factory() {
        return new SpectrogramMixupFactory();
    }

    @Override
    public Plugin plugin() {
        return new SpectrogramMixupPlugin();
    }
}
