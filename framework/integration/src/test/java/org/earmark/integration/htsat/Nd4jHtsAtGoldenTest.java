package org.earmark.integration.htsat;

import org.earmark.plugins.engines.nd4j.Nd4jEngineFactory;
import org.earmark.spi.engine.Engine;
import org.earmark.spi.engine.EngineContext;
import org.junit.jupiter.api.Nested;

class Nd4jHtsAtGoldenTest {
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
        Nd4jEngineFactory factory = new Nd4jEngineFactory();
        return factory.create(factory.defaults(), new EngineContext(threads));
    }
}
