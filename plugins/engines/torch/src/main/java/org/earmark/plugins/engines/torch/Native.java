package org.earmark.plugins.engines.torch;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.earmark.spi.tensor.FloatArray;

/** Carries values between the JVM and libtorch. */
final class Native {
    private Native() {}

    /** A float32 copy on the device, owned by the current pointer scope. */
    static Tensor copy(FloatArray array, Device device) {
        Tensor host = Tensor.create(array.values()).reshape(array.shape());
        // From pinned memory a GPU copies while it computes; later work on its stream waits for the copy.
        return device.is_cuda()
                ? host.pin_memory().to(device, torch.scalarTypeToTypeMeta(ScalarType.Float), true, false)
                : host.to(device, ScalarType.Float);
    }

    /** An int64 vector on the device, owned by the current pointer scope. */
    static Tensor positions(int[] positions, Device device) {
        long[] values = new long[positions.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = positions[i];
        }
        return Tensor.create(values).to(device, ScalarType.Long);
    }

    /** The sums over the ranks of small tables that each of them has. */
    @SuppressWarnings("try") // the scope acts by being open
    static double[] summed(double[] values, Collective ranks) {
        try (PointerScope scope = new PointerScope()) {
            Tensor table = Tensor.create(values).to(ranks.device(), ScalarType.Double);
            ranks.sum(table);
            double[] sums = new double[values.length];
            table.cpu().contiguous().data_ptr_double().get(sums);
            return sums;
        }
    }

    /** As {@link #keep(Tensor)}, for other native objects. */
    static <P extends org.bytedeco.javacpp.Pointer> P keepPointer(P pointer) {
        pointer.retainReference();
        return pointer;
    }

    /** A tensor that outlives the current pointer scope; close it when done. */
    static Tensor keep(Tensor tensor) {
        tensor.retainReference();
        return tensor;
    }

    static FloatArray toArray(Tensor tensor) {
        Tensor host = tensor.detach().cpu().to(ScalarType.Float).contiguous();
        float[] values = new float[Math.toIntExact(host.numel())];
        if (values.length > 0) {
            try (FloatPointer data = host.data_ptr_float()) {
                data.get(values);
            }
        }
        return new FloatArray(values, tensor.shape());
    }
}
