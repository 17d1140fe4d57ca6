package org.earmark.plugins.engines.nd4j;

import java.nio.FloatBuffer;

/** Copies strided elements into row-major order. */
final class HostRearrangement {
    private final FloatBuffer from;
    private final FloatBuffer to;
    private final long[] strides;
    private final long[] shape;
    private final int inner;
    private final long innerStride;
    private int place;

    HostRearrangement(FloatBuffer from, FloatBuffer to, long[] strides, long[] shape) {
        this.from = from;
        this.to = to;
        int axes = shape.length;
        long length = 1;
        long step = axes == 0 ? 1 : strides[axes - 1];
        // The last axes that lie as in the result, or all repeat one element, are one.
        while (axes > 0 && strides[axes - 1] == step * length) {
            length *= shape[axes - 1];
            axes--;
        }
        this.inner = Math.toIntExact(length);
        this.innerStride = step;
        this.strides = java.util.Arrays.copyOf(strides, axes);
        this.shape = java.util.Arrays.copyOf(shape, axes);
    }

    void run() {
        outer(0, 0);
    }

    private void outer(int axis, int source) {
        if (axis == shape.length) {
            copy(source);
            place += inner;
            return;
        }
        for (int i = 0; i < shape[axis]; i++) {
            outer(axis + 1, (int) (source + i * strides[axis]));
        }
    }

    private void copy(int source) {
        if (innerStride == 1 && inner >= 8) {
            to.put(place, from, source, inner);
            return;
        }
        int step = (int) innerStride;
        for (int i = 0; i < inner; i++) {
            to.put(place + i, from.get(source + i * step));
        }
    }
}
