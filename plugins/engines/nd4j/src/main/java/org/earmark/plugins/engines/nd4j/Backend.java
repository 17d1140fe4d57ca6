package org.earmark.plugins.engines.nd4j;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.earmark.plugins.engines.LoadFailure;
import org.earmark.plugins.engines.ReplicaThreads;
import org.earmark.spi.engine.Device;
import org.earmark.spi.error.EarmarkException;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.factory.Nd4jBackend;

/** The ND4J backend that is loaded in this process: there can be only one, for the CPU or for CUDA. */
final class Backend implements ReplicaThreads.Library {
    private final boolean onHost;
    private final KernelChoice choice;
    private final int processors;

    private Backend(boolean onHost, KernelChoice choice, int processors) {
        this.onHost = onHost;
        this.choice = choice;
        this.processors = processors;
    }

    /** @throws EarmarkException when the native libraries cannot be loaded */
    static Backend load(KernelChoice choice, int processors) {
        new NativeChoice(ProcessorFlags.ofThisMachine()).prefer();
        try {
            boolean onHost = backend().getClass().getSimpleName().startsWith("Cpu");
            if (onHost) {
                // Replicas are the threads; more inside an operation would fight with them.
                Nd4j.getEnvironment().setMaxThreads(1);
            }
            return new Backend(onHost, choice, processors);
        } catch (LinkageError | RuntimeException failure) {
            throw LoadFailure.of(
                    "ND4J",
                    "nd4j",
                    Loader.getPlatform(),
                    NativeFailure.rootLine(failure),
                    " The torch engine does without it.",
                    failure);
        }
    }

    /**
     * A CUDA backend that finds no driver prints a stack trace to standard error before ND4J falls back to the CPU. What
     * is missing is said by {@link CudaExamination}, so the trace is kept from the user.
     */
    private static Nd4jBackend backend() {
        CudaExamination cuda = CudaExamination.ofThisMachine();
        if (!cuda.built() || cuda.lacks().isEmpty()) {
            return Nd4j.getBackend();
        }
        System.setProperty("org.nd4j.log.initialization", "false");
        PrintStream err = System.err;
        System.setErr(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        try {
            return Nd4j.getBackend();
        } finally {
            System.setErr(err);
        }
    }

    List<Device> devices() {
        if (onHost) {
            return List.of(new Device("cpu", processors + " threads"));
        }
        return IntStream.range(0, Nd4j.getAffinityManager().getNumberOfDevices())
                .mapToObj(i -> new Device("cuda:" + i, "CUDA device " + i))
                .toList();
    }

    /** For one thread. */
    Kernels kernels() {
        return onHost && choice == KernelChoice.JVM ? new HostKernels() : new ArrayKernels();
    }

    @Override
    public void shareOfReplicas(int threads) {
        openblas_nolapack.blas_set_num_threads(threads);
    }

    @Override
    public RuntimeException failure(String activity, Throwable cause) {
        return NativeFailure.of(activity, cause);
    }
}
