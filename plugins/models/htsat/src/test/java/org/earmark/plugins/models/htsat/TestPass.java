package org.earmark.plugins.models.htsat;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.earmark.spi.mixup.MixupPlan;
import org.earmark.spi.model.Pass;
import org.earmark.spi.random.RandomSource;
import org.earmark.spi.random.RandomStream;
import org.earmark.spi.tensor.FloatArray;
import org.earmark.spi.tensor.Tensor;
import org.earmark.testkit.reference.ReferenceTensors;

/** A pass over layers without parameters. */
record TestPass(boolean training, int batchSize, long seed, Optional<MixupPlan> spectrogramMixup) implements Pass {
    static TestPass training(int batchSize, long seed) {
        return new TestPass(true, batchSize, seed, Optional.empty());
    }

    static TestPass inference(int batchSize) {
        return new TestPass(false, batchSize, 0, Optional.empty());
    }

    @Override
    public Tensor parameter(String name) {
        throw new IllegalArgumentException("no parameter " + name + " here");
    }

    @Override
    public RandomStream random(String purpose, int sample) {
        return new RandomSource(seed).stream(purpose, 0, 0, sample);
    }

    @Override
    public Tensor of(FloatArray values) {
        return new ReferenceTensors().of(values);
    }

    @Override
    public Tensor constant(String key, Supplier<FloatArray> values) {
        return new ReferenceTensors().constant(key, values);
    }

    @Override
    public Tensor concat(int axis, List<Tensor> parts) {
        return new ReferenceTensors().concat(axis, parts);
    }
}
