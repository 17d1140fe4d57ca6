package org.earmark.plugins.engines.nd4j;

import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.earmark.spi.engine.Device;
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
    public Optional<String> obstacle() {
        return obstacle(Loader.getPlatform());
    }

    static Optional<String> obstacle(String platform) {
        boolean onHost = Stream.of("", "-onednn-avx2", "-onednn-avx512")
                .anyMatch(build -> holds("cpu/nativecpu", platform + build, "jnind4jcpu"));
        return onHost || holds("jcublas", platform, "jnind4jcuda")
                ? Optional.empty()
                : Optional.of(
                        "This build holds no ND4J library for " + platform
                                + ", so the nd4j engine cannot run here. Earmark brings the one for Linux on x86-64; run there.");
    }

    private static boolean holds(String backend, String build, String library) {
        return Loader.class.getResource(
                        "/org/nd4j/linalg/" + backend + "/bindings/" + build + "/" + System.mapLibraryName(library))
                != null;
    }

    @Override
    public Engine create(Nd4jOptions options, EngineContext context) {
        return new Nd4jEngine(options, Backend.load(options.kernels(), context.threads()), context.threads());
    }

    @Override
    public Optional<Nd4jOptions> thriftier(Nd4jOptions options, Device device) {
        int clips = options.clipsPerPass() == 0 ? defaults().clipsPerPass() : options.clipsPerPass() / 2;
        return clips == 0
                ? Optional.empty()
                : Optional.of(new Nd4jOptions(options.precision(), options.replicas(), clips, options.kernels()));
    }

    @Override
    public Precision precision(Nd4jOptions options) {
        return options.precision();
    }
}
