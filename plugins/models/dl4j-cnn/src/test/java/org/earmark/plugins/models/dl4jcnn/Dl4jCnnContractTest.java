package org.earmark.plugins.models.dl4jcnn;

import java.util.List;
import org.earmark.spi.Factory;
import org.earmark.spi.Plugin;
import org.earmark.testkit.FactoryContract;

class Dl4jCnnContractTest implements FactoryContract<Dl4jCnnOptions> {
    @Override
    public Dl4jCnnFactory factory() {
        return new Dl4jCnnFactory();
    }

    @Override
    public Plugin plugin() {
        return new Dl4jCnnPlugin();
    }

    @Override
    public List<? extends Factory<?>> offered(Plugin plugin) {
        return plugin.models();
    }
}
