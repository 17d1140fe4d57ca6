package org.earmark.plugins.mixups.none;

import java.util.Optional;
import org.earmark.spi.mixup.Mixup;
import org.earmark.spi.mixup.MixupFactory;

/** Makes the rule that mixes nothing. */
public final class NoMixupFactory implements MixupFactory<NoMixupOptions> {
    @Override
    public String name() {
        return "none";
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public String summary() {
        return "samples are left alone";
    }

    @Override
    public NoMixupOptions defaults() {
        return new NoMixupOptions();
    }

    @Override
    public Mixup create(NoMixupOptions options) {
        return (batchSize, setSize, random) -> Optional.empty();
    }
}
