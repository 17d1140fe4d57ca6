package org.earmark.plugins.engines.nd4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.earmark.spi.engine.ProcessEnvironment;

/**
 * The environment in which ND4J runs well. Each replica is one thread, so the thread pools of OpenMP and OpenBLAS are
 * switched off, and where a thread must wait it sleeps instead of spinning.
 */
record WorkerEnvironment(NativeChoice choice) {
    ProcessEnvironment describe() {
        List<String> options = new ArrayList<>();
        // Not the JVM's heap limit but the machine decides how much memory native tensors may take.
        options.add("-Dorg.bytedeco.javacpp.maxbytes=0");
        options.add("-Dorg.bytedeco.javacpp.maxphysicalbytes=0");
        choice.property().ifPresent(builds -> options.add("-D" + NativeChoice.PROPERTY + "=" + builds));
        return new ProcessEnvironment(
                Map.of(
                        "OPENBLAS_NUM_THREADS", "1",
                        "OMP_NUM_THREADS", "1",
                        "OMP_WAIT_POLICY", "PASSIVE",
                        // As the driver counts devices, on machines with unlike ones too.
                        "CUDA_DEVICE_ORDER", "PCI_BUS_ID",
                        "GLIBC_TUNABLES", "glibc.malloc.hugetlb=1"),
                options);
    }
}
