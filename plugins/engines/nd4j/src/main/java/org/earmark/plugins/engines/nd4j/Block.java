package org.earmark.plugins.engines.nd4j;

import java.nio.FloatBuffer;
import java.util.Optional;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A piece of ND4J memory that holds float32 values. Tensors lie in it from its start, row-major and without gaps. */
final class Block {
    private final DataBuffer buffer;
    private Optional<FloatPointer> pointer = Optional.empty();
    private Optional<FloatBuffer> floats = Optional.empty();

    private Block(DataBuffer buffer) {
        this.buffer = buffer;
    }

    /** A block of its own; what it holds at first is undefined. */
    static Block allocate(long capacity) {
        return new Block(Nd4j.createBuffer(DataType.FLOAT, Math.max(1, capacity), false));
    }

    long capacity() {
        return buffer.length();
    }

    /** The first elements as a vector that shares this memory. */
    INDArray vector(long length) {
        return Nd4j.create(buffer, new long[] {length}, new long[] {1}, 0, 'c');
    }

    /** Elements at the given strides as an array that shares this memory. */
    INDArray view(long offset, long[] shape, long[] strides) {
        return Nd4j.create(buffer, shape, strides, offset, 'c');
    }

    /** The same memory as the host sees it; meaningful on the CPU backend alone. */
    synchronized FloatPointer pointer() {
        if (pointer.isEmpty()) {
            pointer = Optional.of((FloatPointer) buffer.addressPointer());
        }
        return pointer.get();
    }

    /** As {@link #pointer()}; use by absolute positions alone, threads share it. */
    synchronized FloatBuffer floats() {
        if (floats.isEmpty()) {
            floats =
                    Optional.of(new FloatPointer(pointer()).capacity(capacity()).asBuffer());
        }
        return floats.get();
    }

    void free() {
        buffer.close();
    }
}
