package org.earmark.spi.model;

import org.earmark.spi.random.RandomStream;
import org.earmark.spi.tensor.FloatArray;

/** How a fresh parameter gets its values. */
@FunctionalInterface
public interface Initialisation {
    /** Values for a parameter of this shape; a pure function of the stream. */
    FloatArray draw(long[] shape, RandomStream random);

    static Initialisation constant(float value) {
        return (shape, random) -> FloatArray.filled(value, shape);
    }

    /** Normal with mean 0, cut off at ±2 (not at ± two deviations), as in PyTorch's and timm's {@code trunc_normal_}. */
    static Initialisation truncatedNormal(double deviation) {
        return (shape, random) -> {
            FloatArray array = FloatArray.zeros(shape);
            for (int i = 0; i < array.values().length; i++) {
                double value;
                do {
                    value = deviation * random.nextGaussian();
                } while (Math.abs(value) > 2);
                array.values()[i] = (float) value;
            }
            return array;
        };
    }

    /** Uniform in ±√(6 / ((1 + slope²)·fanIn)) (He et al. 2015); PyTorch's default for convolutions has slope √5. */
    static Initialisation kaimingUniform(double slope, long fanIn) {
        return uniform(Math.sqrt(6 / ((1 + slope * slope) * fanIn)));
    }

    /** Uniform in [−bound, bound). */
    static Initialisation uniform(double bound) {
        return (shape, random) -> {
            FloatArray array = FloatArray.zeros(shape);
            for (int i = 0; i < array.values().length; i++) {
                array.values()[i] = (float) ((2 * random.nextDouble() - 1) * bound);
            }
            return array;
        };
    }
}
