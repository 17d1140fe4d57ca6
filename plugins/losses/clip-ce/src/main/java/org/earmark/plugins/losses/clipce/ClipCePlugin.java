package org.earmark.plugins.losses.clipce;

import java.util.List;
import org.earmark.spi.Plugin;
import org.earmark.spi.loss.LossFactory;

/** Offers {@code clip_ce}. */
public final class ClipCePlugin implements Plugin {
    @Override
    public List<LossFactory<?>> losses() {
        return List.of(new ClipCeFactory());
    }
}
