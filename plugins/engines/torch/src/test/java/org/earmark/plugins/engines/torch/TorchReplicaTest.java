package org.earmark.plugins.engines.torch;

import java.util.Optional;
import org.earmark.spi.engine.Engine;
import org.earmark.spi.engine.EngineContext;
import org.earmark.spi.engine.Precision;
import org.earmark.testkit.replica.ReplicaLearnerContract;
import org.earmark.testkit.replica.ReplicaTrainingContract;

class TorchReplicaTest implements ReplicaTrainingContract, ReplicaLearnerContract {
    @Override
    public Engine newEngine(int replicas, int clipsPerPass) {
        return engine(replicas, clipsPerPass);
    }

    /** On two processors, in fp32. */
    static Engine engine(int replicas, int clipsPerPass) {
        return engine(options(replicas, clipsPerPass));
    }

    static TorchOptions options(int replicas, int clipsPerPass) {
        return new TorchOptions(Precision.FP32, replicas, clipsPerPass, Optional.empty());
    }

    static Engine engine(TorchOptions options) {
        return new TorchEngineFactory().create(options, new EngineContext(2));
    }
}
