package org.earmark.plugins.engines.torch;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.earmark.spi.tensor.FloatArray;

/** Carries values between the JVM and libtorch. */
final class Native {
    private Native() {}

    /** A float32 copy on the device, owned by the current pointer scope. */
    static Tensor copy(FloatArray array, Device device) {
        return Tensor.create(array.values()).reshape(array.shape()).to(device, ScalarType.Float);
    }

    /** An int64 vector on the device, owned by the current pointer scope. */
    static Tensor positions(int[] positions, Device device) {
        long[] values = new long[positions.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = positions[i];
        }
        return Tensor.create(values).to(device, ScalarType.Long);
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
