package org.earmark.plugins.engines.torch;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.cuda.CUDAEvent;
import org.bytedeco.pytorch.cuda.CUDAStream;
import org.bytedeco.pytorch.cuda.CUDAStreamGuard;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.bytedeco.pytorch.global.torch_cuda;
import org.earmark.spi.tensor.FloatArray;

/**
 * Copies from pinned memory on a stream of its own, so that a GPU copies while it computes. Only builds for GPUs have the
 * native code behind this class; nothing may touch it for another device.
 */
@SuppressWarnings("try") // scopes and guards act by being open
final class CudaTransfers implements Transfers {
    private static final System.Logger LOG = System.getLogger(CudaTransfers.class.getName());

    private final Device device;
    private final CUDAStream stream;

    /** @throws LinkageError when CUDA's libraries cannot be loaded */
    CudaTransfers(Device device) {
        this.device = device;
        try (PointerScope scope = new PointerScope()) {
            this.stream = Native.keepPointer(torch_cuda.getStreamFromPool(false, device.index()));
        }
    }

    @Override
    public Transfer begin(FloatArray values) {
        try (PointerScope scope = new PointerScope();
                CUDAStreamGuard onStream = new CUDAStreamGuard(stream.unwrap())) {
            Tensor pinned =
                    Tensor.create(values.values()).reshape(values.shape()).pin_memory();
            Tensor there = pinned.to(device, torch.scalarTypeToTypeMeta(ScalarType.Float), true, false);
            CUDAEvent arrival = new CUDAEvent();
            arrival.record(stream);
            return new OnStream(Native.keep(pinned), Native.keep(there), Native.keepPointer(arrival));
        }
    }

    @Override
    public void close() {
        stream.close();
    }

    private static final class OnStream implements Transfer {
        private final Tensor pinned;
        private final Tensor there;
        private final CUDAEvent arrival;

        OnStream(Tensor pinned, Tensor there, CUDAEvent arrival) {
            this.pinned = pinned;
            this.there = there;
            this.arrival = arrival;
        }

        @Override
        public Tensor tensor() {
            PointerScope pass = PointerScope.getInnerScope();
            try (PointerScope scope = new PointerScope()) {
                CUDAStream computing =
                        torch_cuda.getCurrentCUDAStream(there.device().index());
                arrival.block(computing);
                // The memory belongs to the stream of the copies, which must not reuse it before it was computed with.
                there.record_stream(computing.unwrap());
                Tensor value = there.detach();
                pass.attach(value);
                return value;
            }
        }

        @Override
        public void close() {
            try {
                arrival.synchronize();
            } catch (RuntimeException failure) {
                // The device has failed, and nothing more can be asked of it: what was for it ends with the process.
                LOG.log(
                        System.Logger.Level.WARNING,
                        "A copy to the GPU was not finished: " + NativeFailure.firstLine(failure));
                return;
            }
            arrival.close();
            there.close();
            pinned.close();
        }
    }
}
