package org.earmark.plugins.engines.torch;

import java.util.List;
import org.earmark.spi.Plugin;
import org.earmark.spi.engine.EngineFactory;

/** Brings the {@code torch} engine. */
public final class TorchPlugin implements Plugin {
    @Override
    public List<EngineFactory<?>> engines() {
        return List.of(new TorchEngineFactory());
    }
}
