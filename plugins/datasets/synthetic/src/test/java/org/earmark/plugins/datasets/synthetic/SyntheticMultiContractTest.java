package org.earmark.plugins.datasets.synthetic;

import java.util.Optional;
import org.earmark.spi.Plugin;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.DatasetContext;
import org.earmark.spi.data.DatasetFactory;
import org.earmark.testkit.DatasetContract;

class SyntheticMultiContractTest implements DatasetContract<SyntheticOptions> {
    @Override
    public DatasetFactory<SyntheticOptions> factory() {
        return new SyntheticFactory();
    }

    @Override
    public Plugin plugin() {
        return new SyntheticPlugin();
    }

    @Override
    public SyntheticOptions options() {
        return options(0);
    }

    @Override
    public DatasetContext context() {
        return new DatasetContext(Optional.empty());
    }

    @Override
    public AudioDataset changed() {
        return factory().create(options(1), context());
    }

    private static SyntheticOptions options(long seed) {
        return new SyntheticOptions(60, 7, 2, 16000, SyntheticMode.MULTI, 5, 0.3, seed);
    }
}
