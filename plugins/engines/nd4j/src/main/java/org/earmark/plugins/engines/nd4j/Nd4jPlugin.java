package org.earmark.plugins.engines.nd4j;

import java.util.List;
import org.earmark.spi.Plugin;
import org.earmark.spi.engine.EngineFactory;

/** Brings the {@code nd4j} engine. */
public final class Nd4jPlugin implements Plugin {
    @Override
    public List<EngineFactory<?>> engines() {
        return List.of(new Nd4jEngineFactory());
    }
}
