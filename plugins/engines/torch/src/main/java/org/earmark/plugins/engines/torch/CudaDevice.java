package org.earmark.plugins.engines.torch;

import java.util.concurrent.atomic.AtomicBoolean;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.global.torch_cuda;

/**
 * Which GPU a thread means when it names none, as CUDA does for pinned memory and events. A thread that never says so means
 * the first, and takes some hundred MiB of it. Only builds for GPUs have the native code behind this class; nothing may
 * touch it for another device.
 */
final class CudaDevice {
    private static final System.Logger LOG = System.getLogger(CudaDevice.class.getName());
    private static final AtomicBoolean TOLD = new AtomicBoolean();

    private CudaDevice() {}

    /** Makes a GPU the one that the calling thread means. */
    static void makeCurrent(Device gpu) {
        if (gpu.index() == 0) {
            return;
        }
        try {
            torch_cuda.set_device(gpu.index());
        } catch (LinkageError failure) {
            if (!TOLD.getAndSet(true)) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "Some memory of the first GPU is taken besides that of cuda:" + gpu.index()
                                + ", because the native code that chooses a GPU cannot be loaded: " + failure);
            }
        }
    }
}
