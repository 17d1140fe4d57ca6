package org.earmark.plugins.engines.nd4j;

import java.util.Optional;
import org.earmark.spi.tensor.FloatArray;

/** A trainable tensor and what the optimiser remembers of it. */
final class Parameter implements AutoCloseable {
    private final String name;
    private final long[] shape;
    private final Kernels kernels;
    private final Block value;
    private Optional<Block> firstMoment;
    private Optional<Block> secondMoment;

    Parameter(
            String name,
            FloatArray value,
            Optional<FloatArray> firstMoment,
            Optional<FloatArray> secondMoment,
            Kernels kernels) {
        this.name = name;
        this.shape = value.shape().clone();
        this.kernels = kernels;
        this.value = block(value);
        this.firstMoment = firstMoment.map(this::block);
        this.secondMoment = secondMoment.map(this::block);
    }

    private Block block(FloatArray array) {
        Block block = Block.allocate(array.values().length);
        kernels.write(array.values(), block);
        return block;
    }

    String name() {
        return name;
    }

    long[] shape() {
        return shape;
    }

    long length() {
        return Shapes.size(shape);
    }

    Block value() {
        return value;
    }

    FloatArray valueArray() {
        return array(value);
    }

    Optional<FloatArray> firstMomentArray() {
        return firstMoment.map(this::array);
    }

    Optional<FloatArray> secondMomentArray() {
        return secondMoment.map(this::array);
    }

    private FloatArray array(Block block) {
        float[] values = new float[Math.toIntExact(length())];
        kernels.read(block, values);
        return new FloatArray(values, shape.clone());
    }

    /** One step of the optimiser; moments start at zero. */
    void update(Block gradient, AdamWStep step, Kernels threadKernels) {
        if (firstMoment.isEmpty()) {
            firstMoment = Optional.of(block(FloatArray.zeros(shape)));
            secondMoment = Optional.of(block(FloatArray.zeros(shape)));
        }
        threadKernels.adamW(value, gradient, firstMoment.get(), secondMoment.orElseThrow(), step, length());
    }

    @Override
    public void close() {
        value.free();
        firstMoment.ifPresent(Block::free);
        secondMoment.ifPresent(Block::free);
    }
}
