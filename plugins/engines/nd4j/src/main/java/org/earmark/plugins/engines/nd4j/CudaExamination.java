package org.earmark.plugins.engines.nd4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What keeps ND4J's CUDA backend from a device, from the most basic lack on.
 *
 * @param built whether the backend is on the class path
 * @param report what {@code nvidia-smi --query-gpu=name,compute_cap,driver_version --format=csv,noheader} says; empty
 *     when it cannot be run
 */
record CudaExamination(boolean built, Optional<String> report) {
    /** The compute capabilities that nd4j-cuda-11.6 1.0.0-M2.1 holds machine code for; it holds no PTX. */
    private static final List<String> CAPABILITIES =
            List.of("3.7", "5.0", "5.2", "6.0", "6.1", "7.0", "7.5", "8.0", "8.6");

    /** CUDA 11.x runs on drivers from this branch on. */
    private static final int OLDEST_DRIVER = 450;

    private static final String BACKEND = "org/nd4j/linalg/jcublas/JCublasBackend.class";

    private record Gpu(String name, String capability, String driver) {}

    static CudaExamination ofThisMachine() {
        boolean built = CudaExamination.class.getClassLoader().getResource(BACKEND) != null;
        return new CudaExamination(built, NvidiaSmi.report());
    }

    /** One line for each lack; empty when nothing stands in the way. */
    List<String> lacks() {
        List<String> lacks = new ArrayList<>();
        if (!built) {
            lacks.add("this build has no CUDA backend: start once with EARMARK_MAVEN=-Pcuda for devices cuda:N");
        }
        if (report.isEmpty()) {
            lacks.add("no NVIDIA driver answers here (nvidia-smi cannot be run), so there is no CUDA device");
            return lacks;
        }
        List<Gpu> gpus = gpus(report.get());
        if (gpus.isEmpty()) {
            lacks.add("the NVIDIA driver reports no device");
        }
        gpus.forEach(gpu -> lacks.addAll(lacks(gpu)));
        return lacks;
    }

    private static List<Gpu> gpus(String report) {
        return report.lines()
                .map(line -> line.split(" *, *", -1))
                .filter(fields -> fields.length == 3)
                .map(fields -> new Gpu(fields[0].strip(), fields[1].strip(), fields[2].strip()))
                .toList();
    }

    private static List<String> lacks(Gpu gpu) {
        List<String> lacks = new ArrayList<>();
        if (number(gpu.driver(), 0) < OLDEST_DRIVER) {
            lacks.add("the driver " + gpu.driver() + " of " + gpu.name() + " is too old for CUDA 11.6, which needs "
                    + OLDEST_DRIVER + " or newer");
        }
        if (CAPABILITIES.stream().noneMatch(capability -> runsOn(capability, gpu.capability()))) {
            lacks.add(gpu.name() + " has compute capability " + gpu.capability()
                    + ", for which ND4J 1.0.0-M2.1 holds no machine code (it holds " + String.join(", ", CAPABILITIES)
                    + ", and no PTX to translate): use the torch engine on this device");
        }
        return lacks;
    }

    /** Machine code runs on its own capability and on later ones of the same generation. */
    private static boolean runsOn(String code, String device) {
        return number(code, 0) == number(device, 0) && number(code, 1) <= number(device, 1);
    }

    /** A part of a dotted version; −1 where there is none. */
    private static int number(String version, int part) {
        String[] parts = version.split("\\.", -1);
        boolean isNumber = part < parts.length
                && !parts[part].isEmpty()
                && parts[part].chars().allMatch(Character::isDigit);
        return isNumber ? Integer.parseInt(parts[part]) : -1;
    }
}
