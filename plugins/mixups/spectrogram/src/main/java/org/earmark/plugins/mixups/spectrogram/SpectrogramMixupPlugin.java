package org.earmark.plugins.mixups.spectrogram;

import java.util.List;
import org.earmark.spi.Plugin;
import org.earmark.spi.mixup.MixupFactory;

/** Offers {@code spectrogram} and {@code label-or}. */
public final class SpectrogramMixupPlugin implements Plugin {
    @Override
    public List<MixupFactory<?>> mixups() {
        return List.of(new SpectrogramMixupFactory(), new LabelOrFactory());
    }
}
