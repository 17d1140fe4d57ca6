package org.earmark.integration.htsat;

import org.earmark.plugins.engines.torch.TorchEngineFactory;
import org.earmark.spi.engine.Engine;
import org.earmark.spi.engine.EngineContext;
import org.junit.jupiter.api.Nested;

class TorchHtsAtGoldenTest {
    @Nested
    class OnOneThread implements HtsAtGoldenContract {
        @Override
        public Engine newEngine() {
            return engine(1);
        }
    }

    /** Two replicas share each batch, and with it the batch statistics. */
    @Nested
    class OnTwoThreads implements HtsAtGoldenContract {
        @Override
        public Engine newEngine() {
            return engine(2);
        }
    }

    private static Engine engine(int threads) {
        TorchEngineFactory factory = new TorchEngineFactory();
        return factory.create(factory.defaults(), new EngineContext(threads));
    }
}
