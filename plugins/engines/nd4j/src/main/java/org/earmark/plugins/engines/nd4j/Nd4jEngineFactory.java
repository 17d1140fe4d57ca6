package org.earmark.plugins.engines.nd4j;

import org.earmark.spi.engine.Engine;
import org.earmark.spi.engine.EngineContext;
import org.earmark.spi.engine.EngineFactory;
import org.earmark.spi.engine.Precision;
import org.earmark.spi.engine.ProcessEnvironment;

/** Makes the {@code nd4j} engine: operations on ND4J memory, recorded for differentiation by a tape of its own. */
public final class Nd4jEngineFactory implements EngineFactory<Nd4jOptions> {
    @Override
    public String name() {
        return "nd4j";
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public String summary() {
        return "ND4J 1.0.0-M2.1 with a tape of its own, one replica of the network per CPU thread";
    }

    @Override
    public Nd4jOptions defaults() {
        return new Nd4jOptions(Precision.FP32, 0, 4, KernelChoice.JVM);
    }

    @Override
    public ProcessEnvironment processEnvironment(Nd4jOptions options, EngineContext context) {
        return new WorkerEnvironment(new NativeChoice(ProcessorFlags.ofThisMachine())).describe();
    }

    @Override
    public Engine create(Nd4jOptions options, EngineContext context) {
        return new Nd4jEngine(options, Backend.load(options.kernels(), context.threads()), context.threads());
    }

    @Override
    public Precision precision(Nd4jOptions options) {
        return options.precision();
    }
}
