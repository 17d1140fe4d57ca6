package org.earmark.plugins.mixups.spectrogram;

import org.earmark.spi.mixup.LabelMixing;
import org.earmark.spi.mixup.Mixup;
import org.earmark.spi.mixup.MixupFactory;

/** Makes the mixup of the public HTS-AT code: spectrograms in mirrored pairs, labels untouched. */
public final class SpectrogramMixupFactory implements MixupFactory<SpectrogramMixupOptions> {
    @Override
    public String name() {
        return "spectrogram";
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public String summary() {
        return "spectrograms of mirrored pairs in the batch, labels kept (HTS-AT's public code)";
    }

    @Override
    public SpectrogramMixupOptions defaults() {
        return new SpectrogramMixupOptions(0.5, LabelMixing.KEEP);
    }

    @Override
    public Mixup create(SpectrogramMixupOptions options) {
        return new SpectrogramMixup(options);
    }
}
