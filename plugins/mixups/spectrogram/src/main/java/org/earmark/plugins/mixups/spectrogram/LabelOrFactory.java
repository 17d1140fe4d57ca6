package org.earmark.plugins.mixups.spectrogram;

import org.earmark.spi.mixup.LabelMixing;
import org.earmark.spi.mixup.Mixup;
import org.earmark.spi.mixup.MixupFactory;

/** Makes the third rule of the public HTS-AT code: mirrored pairs whose labels are those of both. */
public final class LabelOrFactory implements MixupFactory<LabelOrOptions> {
    @Override
    public String name() {
        return "label-or";
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public String summary() {
        return "spectrograms of mirrored pairs in the batch, labels of both (HTS-AT's third rule)";
    }

    @Override
    public LabelOrOptions defaults() {
        return new LabelOrOptions(0.5);
    }

    @Override
    public Mixup create(LabelOrOptions options) {
        return new SpectrogramMixup(new SpectrogramMixupOptions(options.alpha(), LabelMixing.UNION));
    }
}
