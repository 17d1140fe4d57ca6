package org.earmark.plugins.mixups.none;

import java.util.List;
import org.earmark.spi.Plugin;
import org.earmark.spi.mixup.MixupFactory;

/** Offers {@code none}. */
public final class NoMixupPlugin implements Plugin {
    @Override
    public List<MixupFactory<?>> mixups() {
        return List.of(new NoMixupFactory());
    }
}
