package org.earmark.testkit.reference;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Operations that look at one element at a time. */
final class Elementwise {
    private static final double SMALLEST_LOGARITHM = -100;
    private static final double SMALLEST_DENOMINATOR = 1e-12;

    private Elementwise() {}

    static ReferenceTensor map(ReferenceTensor x, DoubleUnaryOperator function, DoubleUnaryOperator derivative) {
        double[] values = Arrays.stream(x.values).map(function).toArray();
        return new ReferenceTensor(
                x.shape,
                values,
                Origin.of(
                        gradient -> {
                            for (int i = 0; i < gradient.length; i++) {
                                Origin.accumulate(x, i, gradient[i] * derivative.applyAsDouble(x.values[i]));
                            }
                        },
                        x));
    }

    static ReferenceTensor zip(
            String operation,
            ReferenceTensor first,
            ReferenceTensor second,
            DoubleBinaryOperator function,
            DoubleBinaryOperator byFirst,
            DoubleBinaryOperator bySecond) {
        long[] shape = Shapes.broadcast(operation, first.shape, second.shape);
        ReferenceTensor a = Axes.expand(first, shape);
        ReferenceTensor b = Axes.expand(second, shape);
        double[] values = new double[a.values.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = function.applyAsDouble(a.values[i], b.values[i]);
        }
        return new ReferenceTensor(
                shape,
                values,
                Origin.of(
                        gradient -> {
                            for (int i = 0; i < gradient.length; i++) {
                                double x = a.values[i];
                                double y = b.values[i];
                                Origin.accumulate(a, i, gradient[i] * byFirst.applyAsDouble(x, y));
                                Origin.accumulate(b, i, gradient[i] * bySecond.applyAsDouble(x, y));
                            }
                        },
                        a,
                        b));
    }

    static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    static ReferenceTensor binaryCrossEntropy(ReferenceTensor probability, ReferenceTensor target) {
        Shapes.check(
                Arrays.equals(probability.shape, target.shape),
                "binaryCrossEntropy",
                "shapes",
                probability.shape,
                target.shape);
        return zip(
                        "binaryCrossEntropy",
                        probability,
                        target.detach(),
                        (p, t) -> -t * logarithm(p) - (1 - t) * logarithm(1 - p),
                        (p, t) -> (p - t) / Math.max(p * (1 - p), SMALLEST_DENOMINATOR),
                        (p, t) -> 0)
                .mean();
    }

    private static double logarithm(double x) {
        return Math.max(Math.log(x), SMALLEST_LOGARITHM);
    }
}
