package org.earmark.plugins.engines.nd4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.earmark.plugins.engines.NvidiaGpu;
import org.earmark.plugins.engines.NvidiaSmi;

/**
 * What keeps ND4J's CUDA backend from a device, from the most basic lack on.
 *
 * @param built whether the backend is on the class path
 * @param found GPUs of the machine; empty when its driver does not answer
 */
record CudaExamination(boolean built, Optional<List<NvidiaGpu>> found) {
    /** The compute capabilities that nd4j-cuda-11.6 1.0.0-M2.1 holds machine code for; it holds no PTX. */
    private static final List<String> CAPABILITIES =
            List.of("3.7", "5.0", "5.2", "6.0", "6.1", "7.0", "7.5", "8.0", "8.6");

    /** CUDA 11.x runs on drivers from this branch on. */
    private static final int OLDEST_DRIVER = 450;

    private static final String BACKEND = "org/nd4j/linalg/jcublas/JCublasBackend.class";

    static CudaExamination ofThisMachine() {
        boolean built = CudaExamination.class.getClassLoader().getResource(BACKEND) != null;
        return new CudaExamination(built, NvidiaSmi.gpus());
    }

    /** One line for each lack; empty when nothing stands in the way. */
    List<String> lacks() {
        List<String> lacks = new ArrayList<>();
        if (!built) {
            lacks.add("this build has no CUDA backend: start once with EARMARK_MAVEN=-Pcuda for devices cuda:N");
        }
        if (found.isEmpty()) {
            lacks.add("no NVIDIA driver answers here (nvidia-smi cannot be run), so there is no CUDA device");
            return lacks;
        }
        List<NvidiaGpu> gpus = found.get();
        if (gpus.isEmpty()) {
            lacks.add("the NVIDIA driver reports no device");
        }
        gpus.forEach(gpu -> lacks.addAll(lacks(gpu)));
        return lacks;
    }

    private static List<String> lacks(NvidiaGpu gpu) {
        List<String> lacks = new ArrayList<>();
        if (gpu.driverBranch() < OLDEST_DRIVER) {
            lacks.add("the driver " + gpu.driver() + " of " + gpu.name() + " is too old for CUDA 11.6, which needs "
                    + OLDEST_DRIVER + " or newer");
        }
        if (!gpu.runsCodeFor(CAPABILITIES)) {
            lacks.add(gpu.name() + " has compute capability " + gpu.capability()
                    + ", for which ND4J 1.0.0-M2.1 holds no machine code (it holds " + String.join(", ", CAPABILITIES)
                    + ", and no PTX to translate): use the torch engine on this device");
        }
        return lacks;
    }
}
