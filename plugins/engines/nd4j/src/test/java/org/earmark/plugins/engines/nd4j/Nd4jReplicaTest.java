package org.earmark.plugins.engines.nd4j;

import org.earmark.spi.engine.Engine;
import org.earmark.spi.engine.EngineContext;
import org.earmark.spi.engine.Precision;
import org.earmark.testkit.replica.ReplicaLearnerContract;
import org.earmark.testkit.replica.ReplicaTrainingContract;

class Nd4jReplicaTest implements ReplicaTrainingContract, ReplicaLearnerContract {
    @Override
    public Engine newEngine(int replicas, int clipsPerPass) {
        return engine(replicas, clipsPerPass);
    }

    /** On two processors, in fp32. */
    static Engine engine(int replicas, int clipsPerPass) {
        return engine(new Nd4jOptions(Precision.FP32, replicas, clipsPerPass, KernelChoice.JVM));
    }

    static Engine engine(Nd4jOptions options) {
        return new Nd4jEngineFactory().create(options, new EngineContext(2));
    }
}
