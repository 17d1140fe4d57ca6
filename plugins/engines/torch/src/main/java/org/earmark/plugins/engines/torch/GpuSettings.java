package org.earmark.plugins.engines.torch;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Context;
import org.bytedeco.pytorch.global.torch;
import org.earmark.spi.engine.Precision;

/** How libtorch computes on GPUs of this process. */
final class GpuSettings {
    /** By which cuBLAS sums in the same order every time. */
    private static final String WORKSPACE_VARIABLE = "CUBLAS_WORKSPACE_CONFIG";

    private static final String WORKSPACE = ":4096:8";

    /** By which CUDA counts devices as their driver does, on machines with unlike ones too. */
    private static final String ORDER_VARIABLE = "CUDA_DEVICE_ORDER";

    /** By which a rank that lost the others hears of it by an exception; else a thread of NCCL's ends the process. */
    private static final String BLOCKING_WAIT_VARIABLE = "TORCH_NCCL_BLOCKING_WAIT";

    /** By which what is freed in pieces can be used whole again; also known by an older name. */
    private static final String ALLOCATOR_VARIABLE = "PYTORCH_ALLOC_CONF";

    private static final String OLD_ALLOCATOR_VARIABLE = "PYTORCH_CUDA_ALLOC_CONF";

    private GpuSettings() {}

    /**
     * What a process that may use GPUs needs in its environment before it starts.
     *
     * @param inherited what is there already; what of it is a matter of taste stays
     */
    static Map<String, String> variables(Map<String, String> inherited) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put(WORKSPACE_VARIABLE, WORKSPACE);
        variables.put(ORDER_VARIABLE, "PCI_BUS_ID");
        if (!inherited.containsKey(BLOCKING_WAIT_VARIABLE)) {
            variables.put(BLOCKING_WAIT_VARIABLE, "1");
        }
        if (!inherited.containsKey(ALLOCATOR_VARIABLE) && !inherited.containsKey(OLD_ALLOCATOR_VARIABLE)) {
            variables.put(ALLOCATOR_VARIABLE, "expandable_segments:True");
        }
        return variables;
    }

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
