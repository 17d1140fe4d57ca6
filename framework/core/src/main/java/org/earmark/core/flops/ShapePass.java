package org.earmark.core.flops;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.earmark.spi.mixup.MixupPlan;
import org.earmark.spi.model.Network;
import org.earmark.spi.model.ParameterSpec;
import org.earmark.spi.model.Pass;
import org.earmark.spi.random.RandomSource;
import org.earmark.spi.random.RandomStream;
import org.earmark.spi.tensor.FloatArray;
import org.earmark.spi.tensor.Tensor;

/** Gives a network tensors that are shapes. */
final class ShapePass implements Pass {
    private static final RandomSource DRAWS = new RandomSource(0);

    private final Map<String, long[]> parameters;
    private final int batchSize;
    private final boolean training;
    private final OperationCount count;

    ShapePass(Network network, int batchSize, boolean training, OperationCount count) {
        this.parameters =
                network.parameters().stream().collect(Collectors.toMap(ParameterSpec::name, ParameterSpec::shape));
        this.batchSize = batchSize;
        this.training = training;
        this.count = count;
    }

    @Override
    public boolean training() {
        return training;
    }

    @Override
    public Tensor parameter(String name) {
        long[] shape = parameters.get(name);
        if (shape == null) {
            throw new IllegalArgumentException("the network uses parameter " + name + " but does not declare it");
        }
        return new ShapeTensor(count, shape);
    }

    @Override
    public int batchSize() {
        return batchSize;
    }

    @Override
    public RandomStream random(String purpose, int sample) {
        return DRAWS.stream(purpose, 0, 0, sample);
    }

    @Override
    public Optional<MixupPlan> spectrogramMixup() {
        return Optional.empty();
    }

    @Override
    public Tensor of(FloatArray values) {
        return new ShapeTensor(count, values.shape());
    }

    @Override
    public Tensor constant(String key, Supplier<FloatArray> values) {
        return of(values.get());
    }

    @Override
    public Tensor concat(int axis, List<Tensor> parts) {
        long[] shape = parts.get(0).shape();
        int place = Shapes.axis("concat", axis, shape);
        for (Tensor part : parts.subList(1, parts.size())) {
            long[] expected = part.shape();
            Shapes.require(expected.length == shape.length, "concat", shape, expected);
            long total = shape[place] + expected[place];
            expected[place] = shape[place];
            Shapes.require(Arrays.equals(expected, shape), "concat", shape, part.shape());
            shape[place] = total;
        }
        return new ShapeTensor(count, shape);
    }
}
