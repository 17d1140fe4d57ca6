package org.earmark.plugins.engines.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Computations on the rows of matrices by ND4J's operations. Columns of statistics are (rows, 1). */
final class ArrayRows {
    private ArrayRows() {}

    static void subtract(INDArray rows, INDArray other) {
        broadcast("subtract", rows, other);
    }

    static void multiply(INDArray rows, INDArray other) {
        broadcast("multiply", rows, other);
    }

    private static void broadcast(String operation, INDArray rows, INDArray other) {
        Nd4j.exec(DynamicCustomOp.builder(operation)
                .addInputs(rows, other)
                .addOutputs(rows)
                .build());
    }

    static void softmax(INDArray x) {
        try (Temporaries temporaries = new Temporaries()) {
            subtract(x, temporaries.keep(x.max(true, 1)));
            Transforms.exp(x, false);
            broadcast("divide", x, temporaries.keep(x.sum(true, 1)));
        }
    }

    /** d ← y · (g − Σ g·y). */
    static void softmaxGradient(INDArray y, INDArray g, INDArray d) {
        try (Temporaries temporaries = new Temporaries()) {
            INDArray sums = temporaries.keep(temporaries.keep(g.mul(y)).sum(true, 1));
            if (d != g) {
                d.assign(g);
            }
            subtract(d, sums);
            d.muli(y);
        }
    }

    /** Weight and bias, (1, width) each. */
    record Affine(INDArray weight, INDArray bias, double epsilon) {}

    private static INDArray column(INDArray matrix, int index) {
        return matrix.get(NDArrayIndex.all(), NDArrayIndex.interval(index, index + 1));
    }

    /** @param statistics (rows, 2): gets mean and 1/√(variance + ε) */
    static void layerNorm(INDArray x, Affine affine, INDArray statistics, INDArray y) {
        try (Temporaries temporaries = new Temporaries()) {
            INDArray mean = temporaries.keep(x.mean(true, 1));
            column(statistics, 0).assign(mean);
            y.assign(x);
            subtract(y, mean);
            INDArray inverse = temporaries.keep(temporaries.keep(y.mul(y)).mean(true, 1));
            Transforms.pow(inverse.addi(affine.epsilon()), -0.5, false);
            column(statistics, 1).assign(inverse);
            multiply(y, inverse);
            multiply(y, affine.weight());
            broadcast("add", y, affine.bias());
        }
    }

    /** What the way back needs of the way there. */
    record Seen(INDArray x, INDArray weight, INDArray statistics) {}

    /** @param parameters (2, width): gets the gradients by weight and by bias */
    static void layerNormGradient(Seen seen, INDArray g, INDArray d, INDArray parameters) {
        try (Temporaries temporaries = new Temporaries()) {
            INDArray inverse = temporaries.keep(column(seen.statistics, 1).dup('c'));
            INDArray normal = temporaries.keep(seen.x.dup('c'));
            subtract(normal, temporaries.keep(column(seen.statistics, 0).dup('c')));
            multiply(normal, inverse);
            INDArray product = temporaries.keep(g.mul(normal));
            parameters.getRow(0).assign(temporaries.keep(product.sum(0)));
            parameters.getRow(1).assign(temporaries.keep(g.sum(0)));
            if (d != g) {
                d.assign(g);
            }
            multiply(d, seen.weight);
            INDArray slope = temporaries.keep(temporaries.keep(d.mul(normal)).mean(true, 1));
            subtract(d, temporaries.keep(d.mean(true, 1)));
            multiply(normal, slope);
            d.subi(normal);
            multiply(d, inverse);
        }
    }
}
