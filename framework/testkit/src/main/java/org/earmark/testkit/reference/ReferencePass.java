package org.earmark.testkit.reference;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.earmark.spi.engine.BatchPosition;
import org.earmark.spi.mixup.MixupPlan;
import org.earmark.spi.model.Pass;
import org.earmark.spi.random.RandomSource;
import org.earmark.spi.random.RandomStream;
import org.earmark.spi.tensor.FloatArray;
import org.earmark.spi.tensor.Tensor;

/** One forward pass over {@link ReferenceTensor}s. */
final class ReferencePass implements Pass {
    /** What distinguishes one pass from another, besides the values. */
    record Circumstances(
            boolean training,
            boolean wantsExtras,
            int batchSize,
            RandomSource random,
            BatchPosition position,
            Optional<MixupPlan> mixup) {}

    private final Circumstances circumstances;
    private final Map<String, ReferenceTensor> parameters = new LinkedHashMap<>();
    private final Map<String, double[]> buffers = new HashMap<>();
    private final Map<String, FloatArray> constants;

    ReferencePass(
            Circumstances circumstances,
            Map<String, FloatArray> parameters,
            Map<String, FloatArray> buffers,
            Map<String, FloatArray> constants) {
        this.circumstances = circumstances;
        this.constants = constants;
        buffers.forEach((name, values) -> this.buffers.put(name, ReferenceTensor.toDoubles(values)));
        parameters.forEach((name, values) -> this.parameters.put(
                name,
                new ReferenceTensor(values.shape(), ReferenceTensor.toDoubles(values), Origin.leaf(this.buffers))));
    }

    Map<String, ReferenceTensor> parameters() {
        return parameters;
    }

    Map<String, double[]> buffers() {
        return buffers;
    }

    @Override
    public boolean training() {
        return circumstances.training();
    }

    @Override
    public boolean wantsExtras() {
        return circumstances.wantsExtras();
    }

    @Override
    public Tensor parameter(String name) {
        ReferenceTensor parameter = parameters.get(name);
        if (parameter == null) {
            throw new IllegalArgumentException("the network declares no parameter " + name);
        }
        return parameter;
    }

    @Override
    public int batchSize() {
        return circumstances.batchSize();
    }

    @Override
    public RandomStream random(String purpose, int sample) {
        BatchPosition position = circumstances.position();
        return circumstances.random().stream(purpose, position.epoch(), position.step(), sample);
    }

    @Override
    public Optional<MixupPlan> spectrogramMixup() {
        return circumstances.mixup();
    }

    @Override
    public Tensor of(FloatArray values) {
        return new ReferenceTensor(values.shape(), ReferenceTensor.toDoubles(values), Origin.fixed(buffers));
    }

    @Override
    public Tensor constant(String key, Supplier<FloatArray> values) {
        return of(constants.computeIfAbsent(key, absent -> values.get()));
    }

    @Override
    public Tensor concat(int axis, List<Tensor> parts) {
        return Axes.concat(axis, parts.stream().map(ReferenceTensor::cast).toList());
    }
}
