package org.earmark.plugins.mixups.waveform;

import org.earmark.spi.mixup.Mixup;
import org.earmark.spi.mixup.MixupFactory;

/** Makes the mixup of AST: waveforms of the whole training set, labels mixed linearly. */
public final class WaveformMixupFactory implements MixupFactory<WaveformMixupOptions> {
    @Override
    public String name() {
        return "waveform";
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public String summary() {
        return "waveforms with a partner from the whole training set, labels mixed linearly (AST)";
    }

    @Override
    public WaveformMixupOptions defaults() {
        return new WaveformMixupOptions(10, 0.5);
    }

    @Override
    public Mixup create(WaveformMixupOptions options) {
        return new WaveformMixup(options);
    }
}
