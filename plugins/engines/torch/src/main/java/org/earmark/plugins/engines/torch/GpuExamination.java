package org.earmark.plugins.engines.torch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.global.torch;
import org.earmark.plugins.engines.NvidiaGpu;
import org.earmark.plugins.engines.VisibleGpus;
import org.earmark.spi.engine.Device;

/**
 * The GPUs that libtorch can use here, or what keeps it from them.
 *
 * @param built whether this libtorch was built for CUDA
 * @param found devices that CUDA tells libtorch of
 * @param visible what the driver says of them
 * @param lack which of CUDA's libraries cannot be loaded; empty when all can, or it was not tried
 */
record GpuExamination(boolean built, int found, VisibleGpus visible, Optional<String> lack) {
    /** The compute capabilities that libtorch_cuda.so of the build for GPUs holds machine code for; it holds no PTX. */
    private static final List<String> CAPABILITIES = List.of("7.5", "8.0", "9.0", "10.0", "10.3", "12.0", "12.1");

    /** To be called after libtorch was loaded. */
    static GpuExamination ofThisProcess() {
        boolean built = CudaLibraries.areNeeded();
        int found = built && torch.cuda_is_available() ? torch.cuda_device_count() : 0;
        return new GpuExamination(
                built,
                found,
                found > 0 ? VisibleGpus.here() : new VisibleGpus(List.of(), chosen()),
                built && found == 0 ? CudaLibraries.lack() : Optional.empty());
    }

    private static Optional<String> chosen() {
        return Optional.ofNullable(System.getenv("CUDA_VISIBLE_DEVICES"));
    }

    /** Those that it has machine code for; one that nothing is known of is taken at its word. */
    List<Device> devices() {
        return numbers()
                .filter(this::serves)
                .mapToObj(number -> new Device(
                        "cuda:" + number,
                        visible.gpu(number).map(NvidiaGpu::description).orElse("CUDA device " + number)))
                .toList();
    }

    private IntStream numbers() {
        return IntStream.range(0, found);
    }

    private boolean serves(int number) {
        return visible.gpu(number).map(gpu -> gpu.runsCodeFor(CAPABILITIES)).orElse(true);
    }

    /** What there is to say to people. */
    String describe() {
        if (!built) {
            return "none: this libtorch is the build for processors; start once with EARMARK_MAVEN=-Pcuda for GPUs";
        }
        if (lack.isPresent()) {
            return "none: this libtorch is the CUDA build, but one of CUDA's libraries cannot be loaded (" + lack.get()
                    + "); install it, or name its folder in LD_LIBRARY_PATH";
        }
        if (found == 0) {
            return "none: this libtorch is the CUDA build, but finds no device; see that nvidia-smi lists one, that its"
                    + " driver is new enough for CUDA 13, and that CUDA_VISIBLE_DEVICES "
                    + visible.chosen().map(value -> "(" + value + ") names it").orElse("is not set");
        }
        int usable = devices().size();
        List<String> parts = new ArrayList<>(List.of(usable + (usable == 1 ? " CUDA device" : " CUDA devices")));
        numbers().filter(number -> !serves(number)).forEach(number -> parts.add(unserved(number)));
        return String.join("; ", parts);
    }

    private String unserved(int number) {
        return "not cuda:" + number + " ("
                + visible.gpu(number).map(NvidiaGpu::description).orElseThrow()
                + "), because this libtorch holds machine code for the capabilities " + String.join(", ", CAPABILITIES)
                + " alone, and no PTX to translate";
    }
}
