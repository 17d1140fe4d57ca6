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
}
