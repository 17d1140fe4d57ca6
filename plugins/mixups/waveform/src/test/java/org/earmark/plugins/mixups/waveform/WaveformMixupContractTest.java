package org.earmark.plugins.mixups.waveform;

import org.earmark.spi.Plugin;
import org.earmark.spi.mixup.MixupFactory;
import org.earmark.testkit.MixupContract;

class WaveformMixupContractTest implements MixupContract<WaveformMixupOptions> {
    @Override
    public MixupFactory<WaveformMixupOptions> factory() {
        return new WaveformMixupFactory();
    }

    @Override
    public Plugin plugin() {
        return new WaveformMixupPlugin();
    }
}
