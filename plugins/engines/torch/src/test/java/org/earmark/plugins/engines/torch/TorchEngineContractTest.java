package org.earmark.plugins.engines.torch;

import org.earmark.spi.Plugin;
import org.earmark.testkit.EngineContract;

class TorchEngineContractTest implements EngineContract<TorchOptions> {
    @Override
    public Plugin plugin() {
        return new TorchPlugin();
    }

    @Override
    public TorchEngineFactory factory() {
        return new TorchEngineFactory();
    }
}
