package org.earmark.core.checkpoint;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.earmark.formats.array.ElementType;
import org.earmark.formats.array.TypedArray;

/** Writes the protocol-2 pickle of a Lightning checkpoint: plain values and tensors in storages of their own. */
final class PickleWriter {
    private static final Map<ElementType, String> STORAGES = Map.of(
            ElementType.F32, "FloatStorage",
            ElementType.F64, "DoubleStorage",
            ElementType.F16, "HalfStorage",
            ElementType.BF16, "BFloat16Storage",
            ElementType.I64, "LongStorage",
            ElementType.I32, "IntStorage",
            ElementType.I16, "ShortStorage",
            ElementType.I8, "CharStorage",
            ElementType.U8, "ByteStorage",
            ElementType.BOOL, "BoolStorage");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Whether PyTorch has a storage class of that type, which the unsigned wide integers lack. */
    static boolean writes(ElementType type) {
        return STORAGES.containsKey(type);
    }

    /** A dictionary of the plain values and, under {@code state_dict}, the tensors; storage n is the n-th tensor's. */
    byte[] checkpoint(Map<String, TypedArray> tensors, Map<String, Object> plain) {
        out.write(0x80);
        out.write(2);
        out.write('}');
        out.write('(');
        plain.forEach((name, value) -> {
            text(name);
            plain(value);
        });
        text("state_dict");
        out.write('}'); // Python takes an ordered dictionary as well, libtorch's own reader only this
        out.write('(');
        int key = 0;
        for (Map.Entry<String, TypedArray> entry : tensors.entrySet()) {
            text(entry.getKey());
            tensor(entry.getValue(), key++);
        }
        out.write('u');
        out.write('u');
        out.write('.');
        return out.toByteArray();
    }

    private void plain(Object value) {
        if (value instanceof String text) {
            text(text);
        } else if (value instanceof Double number) {
            out.write('G');
            out.writeBytes(ByteBuffer.allocate(Double.BYTES).putDouble(number).array());
        } else if (value instanceof Long || value instanceof Integer) {
            integer(((Number) value).longValue());
        } else {
            throw new IllegalArgumentException("no plain value: " + value.getClass());
        }
    }

    private void tensor(TypedArray tensor, int key) {
        global("torch._utils", "_rebuild_tensor_v2");
        out.write('(');
        out.write('(');
        text("storage");
        global("torch", STORAGES.get(tensor.type()));
        text(String.valueOf(key));
        text("cpu");
        integer(tensor.size());
        out.write('t');
        out.write('Q');
        integer(0);
        integers(tensor.shape());
        integers(rowMajor(tensor.shape()));
        out.write(0x89);
        orderedDict();
        out.write('t');
        out.write('R');
    }

    private void orderedDict() {
        global("collections", "OrderedDict");
        out.write(')');
        out.write('R');
    }

    private void integers(long[] values) {
        out.write('(');
        for (long value : values) {
            integer(value);
        }
        out.write('t');
    }

    private void integer(long value) {
        if (value == (int) value) {
            out.write('J');
            out.writeBytes(little(Integer.BYTES).putInt((int) value).array());
        } else {
            out.write(0x8a);
            out.write(Long.BYTES);
            out.writeBytes(little(Long.BYTES).putLong(value).array());
        }
    }

    private void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write('X');
        out.writeBytes(little(Integer.BYTES).putInt(bytes.length).array());
        out.writeBytes(bytes);
    }

    private void global(String module, String name) {
        out.writeBytes(("c" + module + "\n" + name + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    static long[] rowMajor(long[] shape) {
        long[] strides = new long[shape.length];
        long stride = 1;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= Math.max(1, shape[axis]);
        }
        return strides;
    }
}
