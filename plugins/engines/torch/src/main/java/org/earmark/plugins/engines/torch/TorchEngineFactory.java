package org.earmark.plugins.engines.torch;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.earmark.spi.engine.Device;
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
        return new TorchOptions(Precision.FP32, 0, 8, Optional.empty());
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
    public Optional<String> obstacle() {
        return obstacle(Loader.getPlatform());
    }

    static Optional<String> obstacle(String platform) {
        boolean here = Stream.of("", "-gpu")
                .map(build -> "/org/bytedeco/pytorch/" + platform + build + "/" + System.mapLibraryName("jnitorch"))
                .anyMatch(library -> Loader.class.getResource(library) != null);
        return here
                ? Optional.empty()
                : Optional.of(
                        "This build holds no libtorch for " + platform
                                + ", so the torch engine cannot run here. Earmark brings the one for Linux on x86-64; run there.");
    }

    @Override
    public boolean trainsInRanks() {
        return true;
    }

    @Override
    public Optional<TorchOptions> thriftier(TorchOptions options, Device device) {
        if (device.isCpu()) {
            int clips = options.clipsPerPass() == 0 ? defaults().clipsPerPass() : options.clipsPerPass() / 2;
            return Optional.of(clips).filter(fewer -> fewer > 0).map(options::withClipsPerPass);
        }
        // Without a number the learner has tried fewer and fewer already.
        return options.gpuClipsPerPass()
                .map(clips -> clips / 2)
                .filter(fewer -> fewer > 0)
                .map(options::withGpuClipsPerPass);
    }

    @Override
    public Precision precision(TorchOptions options) {
        return options.precision();
    }
}
