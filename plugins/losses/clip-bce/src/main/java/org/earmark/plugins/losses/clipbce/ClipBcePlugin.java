package org.earmark.plugins.losses.clipbce;

import java.util.List;
import org.earmark.spi.Plugin;
import org.earmark.spi.loss.LossFactory;

/** Offers {@code clip_bce}. */
public final class ClipBcePlugin implements Plugin {
    @Override
    public List<LossFactory<?>> losses() {
        return List.of(new ClipBceFactory());
    }
}
