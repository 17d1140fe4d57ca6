package org.earmark.plugins.engines.torch;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.DeviceOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.earmark.spi.tensor.FloatArray;

/** Carries values between the JVM and libtorch. */
final class Native {
    private Native() {}

    /** A float32 copy on the device, owned by the current pointer scope. */
    static Tensor copy(FloatArray array, Device device) {
        return onto(Tensor.create(array.values()).reshape(array.shape()), device, ScalarType.Float);
    }

    /** An int64 vector on the device, owned by the current pointer scope. */
    static Tensor positions(int[] positions, Device device) {
        long[] values = new long[positions.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = positions[i];
        }
        return onto(Tensor.create(values), device, ScalarType.Long);
    }

    private static Tensor onto(Tensor host, Device device, ScalarType type) {
        // From pinned memory a GPU copies while it computes; later work on its stream waits for the copy.
        return device.is_cuda()
                ? host.pin_memory().to(device, torch.scalarTypeToTypeMeta(type), true, false)
                : host.to(device, type);
    }

    /** A float32 vector of zeros on the device, owned by the current pointer scope. */
    static Tensor zeros(long length, Device device) {
        return torch.zeros(new long[] {length}, new TensorOptions(ScalarType.Float).device(new DeviceOptional(device)));
    }

    /** A float64 vector on the device, owned by the current pointer scope. */
    static Tensor ofDoubles(double[] values, Device device) {
        return onto(Tensor.create(values), device, ScalarType.Double);
    }

    /** All values, wherever they are; waits until they have been computed. */
    static double[] doubles(Tensor tensor) {
        Tensor host = tensor.to(ScalarType.Double).cpu().contiguous();
        double[] values = new double[Math.toIntExact(host.numel())];
        host.data_ptr_double().get(values);
        return values;
    }

    /** The sums over the ranks of small tables that each of them has. */
    @SuppressWarnings("try") // the scope acts by being open
    static double[] summed(double[] values, Collective ranks) {
        try (PointerScope scope = new PointerScope()) {
            Tensor table = ofDoubles(values, ranks.device());
            ranks.sum(table);
            return doubles(table);
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
