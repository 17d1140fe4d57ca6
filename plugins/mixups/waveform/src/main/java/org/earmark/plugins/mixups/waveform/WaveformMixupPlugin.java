package org.earmark.plugins.mixups.waveform;

import java.util.List;
import org.earmark.spi.Plugin;
import org.earmark.spi.mixup.MixupFactory;

/** Offers {@code waveform}. */
public final class WaveformMixupPlugin implements Plugin {
    @Override
    public List<MixupFactory<?>> mixups() {
        return List.of(new WaveformMixupFactory());
    }
}
