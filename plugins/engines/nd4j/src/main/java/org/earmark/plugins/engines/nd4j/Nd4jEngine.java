package org.earmark.plugins.engines.nd4j;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.bytedeco.javacpp.Loader;
import org.earmark.plugins.engines.ReplicaThreads;
import org.earmark.spi.engine.Device;
import org.earmark.spi.engine.Engine;
import org.earmark.spi.engine.Learner;
import org.earmark.spi.engine.LearnerSpec;
import org.earmark.spi.engine.Precision;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;
import org.earmark.spi.model.Network;
import org.nd4j.linalg.factory.Nd4j;

/** ND4J in this process. */
final class Nd4jEngine implements Engine {
    private final Nd4jOptions options;
    private final Backend backend;
    private final ReplicaThreads replicas;

    Nd4jEngine(Nd4jOptions options, Backend backend, int processors) {
        this.options = options;
        this.backend = backend;
        this.replicas = new ReplicaThreads(
                "nd4j-replica", options.replicas() == 0 ? processors : options.replicas(), processors, backend);
    }

    @Override
    public List<Device> devices() {
        return backend.devices();
    }

    @Override
    public Learner learner(Network network, LearnerSpec spec) {
        require(spec.device());
        return new Nd4jLearner(network, spec, backend, replicas, options);
    }

    private void require(Device device) {
        List<String> known = devices().stream().map(Device::id).toList();
        if (!known.contains(device.id())) {
            throw new EarmarkException(
                    ErrorCategory.ENVIRONMENT,
                    "The nd4j engine has no device " + device.id() + " here; it has " + String.join(", ", known)
                            + ". Choose one of these, or start once with EARMARK_MAVEN=-Pcuda on a machine with a CUDA driver.");
        }
    }

    @Override
    public double matrixProductRate(Device device, Precision precision, int size, double seconds) {
        require(device);
        return new MatrixProduct(replicas, backend).rate(size, seconds);
    }

    @Override
    public OptionalLong peakDeviceMemory(Device device) {
        return OptionalLong.empty();
    }

    @Override
    public Map<String, String> libraries() {
        Map<String, String> libraries = new LinkedHashMap<>();
        libraries.put("nd4j", version(Nd4j.class));
        libraries.put("openblas", artifact("openblas"));
        libraries.put("javacpp", artifact("javacpp"));
        libraries.put("cuda", cuda());
        return libraries;
    }

    /** The version that would be used, or what stands in its way. */
    private static String cuda() {
        List<String> lacks = CudaExamination.ofThisMachine().lacks();
        return lacks.isEmpty() ? "11.6" : "none: " + String.join("; ", lacks);
    }

    private static String version(Class<?> type) {
        String version = type.getPackage().getImplementationVersion();
        return version == null ? "1.0.0-M2.1" : version;
    }

    private static String artifact(String name) {
        try {
            return Loader.getVersion("org.bytedeco", name);
        } catch (IOException absent) {
            return "unknown";
        }
    }

    @Override
    public void close() {
        replicas.close();
    }
}
