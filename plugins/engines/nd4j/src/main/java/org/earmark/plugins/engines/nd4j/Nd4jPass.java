package org.earmark.plugins.engines.nd4j;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.earmark.spi.mixup.MixupPlan;
import org.earmark.spi.model.Pass;
import org.earmark.spi.random.RandomStream;
import org.earmark.spi.tensor.FloatArray;
import org.earmark.spi.tensor.Tensor;

/** One forward pass of one replica over its samples. */
final class Nd4jPass implements Pass {
    /** Where a pass finds its random streams. */
    interface Draws {
        /** For the sample at a place within the pass. */
        RandomStream stream(String purpose, int sample);
    }

    /** What kind of pass it is. */
    record Setting(boolean training, boolean wantsExtras, Optional<MixupPlan> spectrogramMixup) {}

    private final Replica replica;
    private final Setting setting;
    private final int batchSize;
    private final Draws draws;
    private final Graph graph;

    Nd4jPass(Replica replica, Setting setting, int batchSize, Draws draws, Graph graph) {
        this.replica = replica;
        this.setting = setting;
        this.batchSize = batchSize;
        this.draws = draws;
        this.graph = graph;
    }

    @Override
    public boolean training() {
        return setting.training();
    }

    @Override
    public boolean wantsExtras() {
        return setting.wantsExtras();
    }

    @Override
    public Tensor parameter(String name) {
        return replica.parameter(graph, name);
    }

    @Override
    public int batchSize() {
        return batchSize;
    }

    @Override
    public RandomStream random(String purpose, int sample) {
        if (sample < 0 || sample >= batchSize) {
            throw new IndexOutOfBoundsException("sample " + sample + " of a pass over " + batchSize);
        }
        return draws.stream(purpose, sample);
    }

    @Override
    public Optional<MixupPlan> spectrogramMixup() {
        return setting.spectrogramMixup();
    }

    @Override
    public Tensor of(FloatArray values) {
        return graph.of(values);
    }

    @Override
    public Tensor constant(String key, Supplier<FloatArray> values) {
        Constants.Constant constant = replica.constants().get(key, values, replica.kernels());
        return new Nd4jTensor(graph, constant.value(), constant.shape());
    }

    @Override
    public Tensor concat(int axis, List<Tensor> parts) {
        return Rearrangements.concat(
                graph, axis, parts.stream().map(Nd4jTensor::of).toList());
    }
}
