package org.earmark.plugins.engines.torch;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.earmark.spi.mixup.MixupPlan;
import org.earmark.spi.model.Pass;
import org.earmark.spi.random.RandomStream;
import org.earmark.spi.tensor.FloatArray;
import org.earmark.spi.tensor.Tensor;

/** One forward pass of one replica over its samples. */
@SuppressWarnings("try") // scopes and guards act by being open
final class TorchPass implements Pass {
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
    private final BatchStatistics statistics;

    TorchPass(Replica replica, Setting setting, int batchSize, Draws draws, BatchStatistics statistics) {
        this.replica = replica;
        this.setting = setting;
        this.batchSize = batchSize;
        this.draws = draws;
        this.statistics = statistics;
    }

    TorchTensor wrap(org.bytedeco.pytorch.Tensor value) {
        return new TorchTensor(value, statistics);
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
        return wrap(replica.parameter(name));
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
        return wrap(Native.copy(values, replica.device()));
    }

    @Override
    public Tensor constant(String key, Supplier<FloatArray> values) {
        return wrap(replica.constants().get(key, values));
    }

    @Override
    public Tensor concat(int axis, List<Tensor> parts) {
        long[][] shapes = parts.stream().map(Tensor::shape).toArray(long[][]::new);
        PointerScope pass = PointerScope.getInnerScope();
        try (PointerScope scope = new PointerScope()) {
            TensorVector vector = new TensorVector(
                    parts.stream().map(TorchTensor::value).toArray(org.bytedeco.pytorch.Tensor[]::new));
            org.bytedeco.pytorch.Tensor joined = torch.cat(vector, axis);
            pass.attach(joined);
            return wrap(joined);
        } catch (RuntimeException failure) {
            throw NativeFailure.of("concat along axis " + axis, failure, shapes);
        }
    }
}
