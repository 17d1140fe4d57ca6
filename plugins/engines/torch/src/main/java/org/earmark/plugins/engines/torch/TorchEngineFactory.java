package org.earmark.plugins.engines.torch;

import java.nio.file.Path;
import java.util.List;
import org.earmark.spi.engine.Engine;
import org.earmark.spi.engine.EngineContext;
import org.earmark.spi.engine.EngineFactory;
import org.earmark.spi.engine.Precision;
import org.earmark.spi.engine.ProcessEnvironment;

/** Makes the {@code torch} engine: libtorch through JavaCPP, with automatic differentiation. */
public final class TorchEngineFactory implements EngineFactory<TorchOptions> {
    @Override
    public String name() {
        return "torch";
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public String summary() {
        return "libtorch 2.10 through JavaCPP, one replica of the network per CPU thread";
    }

    @Override
    public TorchOptions defaults() {
        return new TorchOptions(Precision.FP32, 0, 8);
    }

    @Override
    public ProcessEnvironment processEnvironment(TorchOptions options, EngineContext context) {
        return new WorkerEnvironment(
                        List.of(
                                Path.of("/usr/lib/x86_64-linux-gnu"),
                                Path.of("/usr/lib64"),
                                Path.of("/usr/lib"),
                                Path.of("/usr/local/lib")),
                        System.getenv())
                .describe();
    }

    @Override
    public Engine create(TorchOptions options, EngineContext context) {
        return TorchEngine.load(options, context);
    }

    @Override
    public boolean trainsInRanks() {
        return true;
    }

    @Override
    public Precision precision(TorchOptions options) {
        return options.precision();
    }
}
