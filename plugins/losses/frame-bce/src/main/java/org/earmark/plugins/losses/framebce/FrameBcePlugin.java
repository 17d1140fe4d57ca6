package org.earmark.plugins.losses.framebce;

import java.util.List;
import org.earmark.spi.Plugin;
import org.earmark.spi.loss.LossFactory;

/** Offers {@code frame_bce}. */
public final class FrameBcePlugin implements Plugin {
    @Override
    public List<LossFactory<?>> losses() {
        return List.of(new FrameBceFactory());
    }
}
