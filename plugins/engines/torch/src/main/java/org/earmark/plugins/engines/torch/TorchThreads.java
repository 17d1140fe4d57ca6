package org.earmark.plugins.engines.torch;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.openblas.presets.openblas_nolapack;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.global.torch;
import org.earmark.plugins.engines.ReplicaThreads;

/** Divides the processor's cores among libtorch's own threads, which it counts for each thread, and OpenBLAS's. */
final class TorchThreads implements ReplicaThreads.Library {
    private final Runnable beforeWork;

    private TorchThreads(Runnable beforeWork) {
        this.beforeWork = beforeWork;
    }

    static TorchThreads onProcessors() {
        return new TorchThreads(() -> {});
    }

    /** For threads that give work to a GPU. */
    static TorchThreads on(Device gpu) {
        return new TorchThreads(() -> CudaDevice.makeCurrent(gpu));
    }

    @Override
    @SuppressWarnings("try") // the scope acts by being open
    public void shareOfReplicas(int threads) {
        try (PointerScope scope = new PointerScope()) {
            openblas_nolapack.blas_set_num_threads(threads);
        }
    }

    @Override
    public void shareOfThisThread(int threads) {
        torch.set_num_threads(threads);
        beforeWork.run();
    }

    @Override
    public RuntimeException failure(String activity, Throwable cause) {
        return NativeFailure.of(activity, cause);
    }
}
