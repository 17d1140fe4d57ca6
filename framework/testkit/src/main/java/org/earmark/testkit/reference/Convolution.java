package org.earmark.testkit.reference;

import java.util.Optional;

/** Two-dimensional cross-correlation by its definition. */
final class Convolution {
    private final ReferenceTensor x;
    private final ReferenceTensor weight;
    private final int[] stride;
    private final int[] padding;
    private final int rows;
    private final int columns;

    private Convolution(ReferenceTensor x, ReferenceTensor weight, int[] stride, int[] padding) {
        this.x = x;
        this.weight = weight;
        this.stride = stride;
        this.padding = padding;
        this.rows = (int) Math.floorDiv(x.shape[2] + 2L * padding[0] - weight.shape[2], (long) stride[0]) + 1;
        this.columns = (int) Math.floorDiv(x.shape[3] + 2L * padding[1] - weight.shape[3], (long) stride[1]) + 1;
        Shapes.check(rows > 0 && columns > 0, "conv2d", "the kernel is larger than the input:", x.shape, weight.shape);
    }

    static ReferenceTensor apply(
            ReferenceTensor x, ReferenceTensor weight, Optional<ReferenceTensor> bias, int[] stride, int[] padding) {
        if (x.shape.length != 4 || weight.shape.length != 4 || x.shape[1] != weight.shape[1]) {
            throw Shapes.misfit("conv2d", x.shape, weight.shape);
        }
        ReferenceTensor result = new Convolution(x, weight, stride, padding).result();
        return bias.map(b -> result.add(b.reshape(-1, 1, 1))).orElse(result);
    }

    /** Hears of every product that the convolution is a sum of. */
    @FunctionalInterface
    private interface Term {
        void at(int output, int input, int weight);
    }

    private ReferenceTensor result() {
        long[] shape = {x.shape[0], weight.shape[0], rows, columns};
        double[] values = new double[Shapes.size(shape)];
        forEachTerm((output, input, w) -> values[output] += x.values[input] * weight.values[w]);
        return new ReferenceTensor(
                shape,
                values,
                Origin.of(
                        gradient -> forEachTerm((output, input, w) -> {
                            Origin.accumulate(x, input, gradient[output] * weight.values[w]);
                            Origin.accumulate(weight, w, gradient[output] * x.values[input]);
                        }),
                        x,
                        weight));
    }

    private void forEachTerm(Term term) {
        int outputs = Shapes.size(x.shape[0], weight.shape[0], rows, columns);
        for (int output = 0; output < outputs; output++) {
            int[] place = Shapes.unravel(output, new long[] {x.shape[0], weight.shape[0], rows, columns});
            int kernel = Shapes.size(weight.shape, 1, 4);
            for (int k = 0; k < kernel; k++) {
                int[] tap = Shapes.unravel(k, new long[] {weight.shape[1], weight.shape[2], weight.shape[3]});
                int row = place[2] * stride[0] - padding[0] + tap[1];
                int column = place[3] * stride[1] - padding[1] + tap[2];
                if (row >= 0 && row < x.shape[2] && column >= 0 && column < x.shape[3]) {
                    int channel = place[0] * (int) x.shape[1] + tap[0];
                    int input = (channel * (int) x.shape[2] + row) * (int) x.shape[3] + column;
                    term.at(output, input, place[1] * kernel + k);
                }
            }
        }
    }
}
