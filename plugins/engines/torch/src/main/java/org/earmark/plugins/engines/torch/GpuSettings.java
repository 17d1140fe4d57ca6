package org.earmark.plugins.engines.torch;

import org.bytedeco.pytorch.Context;
import org.bytedeco.pytorch.global.torch;
import org.earmark.spi.engine.Precision;

/** How libtorch computes on GPUs of this process. */
final class GpuSettings {
    /** By which cuBLAS sums in the same order every time; to be set before the process starts. */
    static final String WORKSPACE_VARIABLE = "CUBLAS_WORKSPACE_CONFIG";

    static final String WORKSPACE = ":4096:8";

    private GpuSettings() {}

    /**
     * Equal runs give equal bits where libtorch has a way to do so, and it warns where it has none; TF32 only where asked
     * for, because it is off the precision that results of processors have.
     */
    static void apply(Precision precision) {
        Context context = torch.globalContext();
        context.setAllowTF32CuBLAS(precision == Precision.TF32);
        context.setAllowTF32CuDNN(precision == Precision.TF32);
        context.setDeterministicCuDNN(true);
        context.setBenchmarkCuDNN(false);
        context.setDeterministicAlgorithms(true, true);
        // Else every tensor is filled before it is computed; nothing here reads one before.
        context.setDeterministicFillUninitializedMemory(false);
    }

    /**
     * What there is to say about GPUs here.
     *
     * @param gpuBuild whether the libtorch on the class path was built for CUDA
     * @param usable devices that libtorch can use
     */
    static String describe(boolean gpuBuild, int usable) {
        if (!gpuBuild) {
            return "none: this libtorch is the build for processors; build Earmark with -Pcuda for GPUs";
        }
        return usable > 0
                ? usable + (usable == 1 ? " CUDA device" : " CUDA devices")
                : "none: this libtorch is the CUDA build, but finds no device; see that nvidia-smi lists one and that"
                        + " its driver is new enough for CUDA 13";
    }

    static boolean isGpuBuild() {
        return GpuSettings.class.getResource("/org/bytedeco/pytorch/linux-x86_64-gpu/libtorch_cuda.so") != null;
    }
}
