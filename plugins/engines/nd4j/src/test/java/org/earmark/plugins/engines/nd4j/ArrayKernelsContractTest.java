package org.earmark.plugins.engines.nd4j;

import org.earmark.spi.engine.Engine;
import org.earmark.spi.engine.EngineContext;
import org.earmark.spi.engine.Precision;
import org.earmark.testkit.engine.LearnerContract;
import org.earmark.testkit.engine.OperationsContract;

/** ND4J's own operations, which are all that other backends have, on the backend that can be examined everywhere. */
class ArrayKernelsContractTest implements OperationsContract, LearnerContract {
    @Override
    public Engine newEngine() {
        Nd4jOptions options = new Nd4jOptions(Precision.FP32, 0, 4, KernelChoice.ND4J);
        return new Nd4jEngineFactory().create(options, new EngineContext(2));
    }
}
