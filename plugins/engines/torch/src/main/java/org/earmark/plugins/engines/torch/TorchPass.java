package org.earmark.plugins.engines.torch;

import java.util.List;
import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.earmark.plugins.engines.PassSetting;
import org.earmark.plugins.engines.ReplicaPass;
import org.earmark.spi.tensor.FloatArray;
import org.earmark.spi.tensor.Tensor;

/** One forward pass of one replica over its samples. */
@SuppressWarnings("try") // scopes and guards act by being open
final class TorchPass extends ReplicaPass {
    private final Replica replica;
    private final BatchStatistics statistics;

    TorchPass(Replica replica, PassSetting setting, BatchStatistics statistics) {
        super(setting);
        this.replica = replica;
        this.statistics = statistics;
    }

    TorchTensor wrap(org.bytedeco.pytorch.Tensor value) {
        return new TorchTensor(value, this);
    }

    /** What batch normalisations of this pass use. */
    BatchStatistics statistics() {
        return statistics;
    }

    /** Places within an axis, on the device. */
    org.bytedeco.pytorch.Tensor positions(int... places) {
        return replica.constants().positions(places);
    }

    @Override
    public Tensor parameter(String name) {
        return wrap(replica.parameter(name));
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
