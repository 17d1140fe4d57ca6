package org.earmark.plugins.engines.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Erf;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Element-wise functions by ND4J's operations. */
final class ArrayFunctions {
    private static final double ROOT_HALF = Math.sqrt(0.5);

    private ArrayFunctions() {}

    /** In place. */
    static void apply(Function f, INDArray x) {
        switch (f.kind()) {
            case EXP -> Transforms.exp(x, false);
            case LOG -> Transforms.log(x, false);
            case RELU -> Transforms.relu(x, false);
            case SIGMOID -> Transforms.sigmoid(x, false);
            case TANH -> Transforms.tanh(x, false);
            case POWER -> Transforms.pow(x, f.a(), false);
            case CLAMP -> {
                Transforms.max(x, f.a(), false);
                Transforms.min(x, f.b(), false);
            }
            case GELU -> {
                try (Temporaries temporaries = new Temporaries()) {
                    x.muli(cumulative(x, temporaries));
                }
            }
        }
    }

    /** Φ(x) = (1 + erf(x/√2)) / 2; ND4J's own GELU is off in the second digit after the point. */
    private static INDArray cumulative(INDArray x, Temporaries temporaries) {
        INDArray scaled = temporaries.keep(x.mul(ROOT_HALF));
        Nd4j.exec(new Erf(scaled, scaled));
        return scaled.addi(1).muli(0.5);
    }

    /** f'(x), where y = f(x). */
    static INDArray slope(Function f, INDArray x, INDArray y, Temporaries temporaries) {
        return switch (f.kind()) {
            case EXP -> y;
            case LOG -> temporaries.keep(x.rdiv(1));
            case RELU -> temporaries.keep(temporaries.keep(x.gt(0)).castTo(x.dataType()));
            case SIGMOID -> temporaries.keep(y.rsub(1)).muli(y);
            case TANH -> temporaries.keep(y.mul(y)).rsubi(1);
            case POWER ->
                Transforms.pow(temporaries.keep(x.dup()), f.a() - 1, false).muli(f.a());
            case CLAMP -> within(x, f.a(), f.b(), temporaries);
            case GELU -> {
                INDArray density = temporaries.keep(x.mul(x)).muli(-0.5);
                Transforms.exp(density, false).muli(1 / Math.sqrt(2 * Math.PI)).muli(x);
                yield density.addi(cumulative(x, temporaries));
            }
        };
    }

    /** 1 where x lies in the range, else 0. */
    private static INDArray within(INDArray x, double minimum, double maximum, Temporaries temporaries) {
        INDArray above = temporaries.keep(x.gte((float) minimum));
        INDArray below = temporaries.keep(x.lte((float) maximum));
        INDArray result = temporaries.keep(above.castTo(x.dataType()));
        return result.muli(temporaries.keep(below.castTo(x.dataType())));
    }
}
