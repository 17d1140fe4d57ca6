package org.earmark.plugins.losses.asl;

import java.util.List;
import org.earmark.spi.Plugin;
import org.earmark.spi.loss.LossFactory;

/** Offers {@code asl}. */
public final class AslPlugin implements Plugin {
    @Override
    public List<LossFactory<?>> losses() {
        return List.of(new AslFactory());
    }
}
