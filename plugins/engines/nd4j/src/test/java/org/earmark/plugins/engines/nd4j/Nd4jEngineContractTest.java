package org.earmark.plugins.engines.nd4j;

import org.earmark.spi.Plugin;
import org.earmark.testkit.EngineContract;

class Nd4jEngineContractTest implements EngineContract<Nd4jOptions> {
    @Override
    public Plugin plugin() {
        return new Nd4jPlugin();
    }

    @Override
    public Nd4jEngineFactory factory() {
        return new Nd4jEngineFactory();
    }
}
