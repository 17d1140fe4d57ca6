package org.earmark.plugins.engines.nd4j;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.earmark.spi.engine.AdamWOptions;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Kernels that are made of ND4J's own operations on arrays and therefore run on every backend of ND4J. Only operations
 * that finite differences have shown to be right are used; layer normalisation, GELU and the normalised losses of ND4J
 * are not among them.
 */
class ArrayKernels implements Kernels {
    /** The first elements as a matrix that shares their memory. */
    private static INDArray matrix(Block block, long rows, long width) {
        return block.view(0, new long[] {rows, width}, new long[] {width, 1});
    }

    private static INDArray at(Matrix m) {
        long[] strides = m.transposed() ? new long[] {1, m.stride()} : new long[] {m.stride(), 1};
        return m.block().view(m.offset(), new long[] {m.rows(), m.columns()}, strides);
    }

    @Override
    public void write(float[] values, Block to) {
        if (values.length > 0) {
            try (Temporaries temporaries = new Temporaries()) {
                to.vector(values.length).assign(temporaries.keep(Nd4j.createFromArray(values)));
            }
        }
    }

    @Override
    public void read(Block from, float[] values) {
        if (values.length > 0) {
            System.arraycopy(from.vector(values.length).toFloatVector(), 0, values, 0, values.length);
        }
    }

    @Override
    public void fill(Block x, float value, long length) {
        x.vector(length).assign(value);
    }

    @Override
    public void copy(Block x, Block y, long length) {
        y.vector(length).assign(x.vector(length));
    }

    @Override
    public void binary(Binary operation, Block x, Block y, Block z, long length) {
        INDArray left = x.vector(length);
        INDArray right = y.vector(length);
        INDArray result = z.vector(length);
        switch (operation) {
            case ADD -> left.addi(right, result);
            case SUBTRACT -> left.subi(right, result);
            case MULTIPLY -> left.muli(right, result);
            case DIVIDE -> left.divi(right, result);
        }
    }

    @Override
    public void affine(Block x, double scale, double shift, Block y, long length) {
        INDArray result = y.vector(length);
        x.vector(length).muli(scale, result);
        result.addi(shift);
    }

    @Override
    public void accumulate(double factor, Block x, Block y, long length) {
        try (Temporaries temporaries = new Temporaries()) {
            INDArray share = factor == 1
                    ? x.vector(length)
                    : temporaries.keep(x.vector(length).mul(factor));
            y.vector(length).addi(share);
        }
    }

    @Override
    public void function(Function f, Block x, Block y, long length) {
        y.vector(length).assign(x.vector(length));
        ArrayFunctions.apply(f, y.vector(length));
    }

    @Override
    public void functionGradient(Function f, Block x, Block y, Block g, Block d, long length) {
        try (Temporaries temporaries = new Temporaries()) {
            INDArray slope = ArrayFunctions.slope(f, x.vector(length), y.vector(length), temporaries);
            g.vector(length).muli(slope, d.vector(length));
        }
    }

    @Override
    public void product(double alpha, Matrix a, Matrix b, double beta, Matrix c) {
        try (Temporaries temporaries = new Temporaries()) {
            INDArray product = temporaries.keep(at(a).mmul(at(b)));
            INDArray result = at(c);
            product.muli(alpha);
            if (beta == 0) {
                result.assign(product);
            } else {
                result.muli(beta).addi(product);
            }
        }
    }

    @Override
    public void rearrange(Block x, long[] strides, long[] shape, Block y) {
        INDArray result = y.view(0, shape, Shapes.strides(shape));
        if (Arrays.stream(strides).noneMatch(stride -> stride == 0)) {
            result.assign(x.view(0, shape, strides));
            return;
        }
        // ND4J takes no stride of 0 for what it is; the axes that repeat are axes of 1 that broadcast.
        long[] own = shape.clone();
        IntStream.range(0, shape.length).filter(i -> strides[i] == 0).forEach(i -> own[i] = 1);
        long[] ownStrides = strides.clone();
        IntStream.range(0, shape.length).filter(i -> strides[i] == 0).forEach(i -> ownStrides[i] = 1);
        result.assign(0);
        Nd4j.exec(DynamicCustomOp.builder("add")
                .addInputs(result, x.view(0, own, ownStrides))
                .addOutputs(result)
                .build());
    }

    @Override
    public void gatherRows(Block x, int[] rows, long width, Block y) {
        INDArray result = matrix(y, rows.length, width);
        int[] targets = present(rows);
        if (targets.length < rows.length) {
            result.assign(0);
        }
        if (targets.length == 0) {
            return;
        }
        int[] sources = Arrays.stream(targets).map(i -> rows[i]).toArray();
        try (Temporaries temporaries = new Temporaries()) {
            INDArray from = matrix(x, Arrays.stream(sources).max().orElseThrow() + 1L, width);
            INDArray indices = temporaries.keep(Nd4j.createFromArray(sources));
            INDArray picked = targets.length == rows.length
                    ? result
                    : temporaries.keep(Nd4j.createUninitialized(from.dataType(), targets.length, width));
            Nd4j.exec(DynamicCustomOp.builder("gather")
                    .addInputs(from, indices)
                    .addIntegerArguments(0)
                    .addOutputs(picked)
                    .build());
            if (picked != result) {
                addRows(picked, targets, result, temporaries);
            }
        }
    }

    /** The places whose row is not missing. */
    private static int[] present(int[] rows) {
        return IntStream.range(0, rows.length).filter(i -> rows[i] >= 0).toArray();
    }

    @Override
    public void scatterRows(Block x, int[] rows, long width, Block y) {
        int[] sources = present(rows);
        if (sources.length == 0) {
            return;
        }
        int[] targets = Arrays.stream(sources).map(i -> rows[i]).toArray();
        try (Temporaries temporaries = new Temporaries()) {
            INDArray all = matrix(x, rows.length, width);
            INDArray from = all;
            if (sources.length < rows.length) {
                from = temporaries.keep(Nd4j.createUninitialized(all.dataType(), sources.length, width));
                Nd4j.exec(DynamicCustomOp.builder("gather")
                        .addInputs(all, temporaries.keep(Nd4j.createFromArray(sources)))
                        .addIntegerArguments(0)
                        .addOutputs(from)
                        .build());
            }
            addRows(from, targets, matrix(y, Arrays.stream(targets).max().orElseThrow() + 1L, width), temporaries);
        }
    }

    private static void addRows(INDArray from, int[] targets, INDArray to, Temporaries temporaries) {
        Nd4j.exec(DynamicCustomOp.builder("scatter_add")
                .addInputs(to, temporaries.keep(Nd4j.createFromArray(targets)), from)
                .addOutputs(to)
                .build());
    }

    @Override
    public void runs(Block x, Runs from, Block y, Runs to, boolean add) {
        INDArray source = view(x, from);
        INDArray target = view(y, to);
        if (add) {
            target.addi(source);
        } else {
            target.assign(source);
        }
    }

    private static INDArray view(Block block, Runs runs) {
        return block.view(
                runs.start(), new long[] {runs.count(), runs.length()}, new long[] {Math.max(1, runs.step()), 1});
    }

    @Override
    public void repeatRow(Block bias, long rows, long width, Block z) {
        rearrange(bias, new long[] {0, 1}, new long[] {rows, width}, z);
    }

    @Override
    public void rowSums(Block x, long rows, long width, Block y, boolean add) {
        sums(matrix(x, rows, width), 1, y.vector(rows), add);
    }

    @Override
    public void columnSums(Block x, long rows, long width, Block y, boolean add) {
        sums(matrix(x, rows, width), 0, y.vector(width), add);
    }

    private static void sums(INDArray x, int axis, INDArray y, boolean add) {
        try (Temporaries temporaries = new Temporaries()) {
            INDArray sums = temporaries.keep(x.sum(axis));
            if (add) {
                y.addi(sums);
            } else {
                y.assign(sums);
            }
        }
    }

    @Override
    public void softmax(Block x, long rows, long width, Block y) {
        INDArray result = matrix(y, rows, width);
        result.assign(matrix(x, rows, width));
        ArrayRows.softmax(result);
    }

    @Override
    public void softmaxGradient(Block y, Block g, long rows, long width, Block d) {
        ArrayRows.softmaxGradient(matrix(y, rows, width), matrix(g, rows, width), matrix(d, rows, width));
    }

    @Override
    public void logSoftmax(Block x, long rows, long width, Block y) {
        try (Temporaries temporaries = new Temporaries()) {
            INDArray result = matrix(y, rows, width);
            result.assign(matrix(x, rows, width));
            ArrayRows.subtract(result, temporaries.keep(result.max(true, 1)));
            INDArray exponentials = temporaries.keep(Transforms.exp(result, true));
            INDArray sums = temporaries.keep(exponentials.sum(true, 1));
            ArrayRows.subtract(result, Transforms.log(sums, false));
        }
    }

    @Override
    public void logSoftmaxGradient(Block y, Block g, long rows, long width, Block d) {
        try (Temporaries temporaries = new Temporaries()) {
            INDArray arriving = matrix(g, rows, width);
            INDArray sums = temporaries.keep(arriving.sum(true, 1));
            INDArray share = temporaries.keep(Transforms.exp(matrix(y, rows, width), true));
            ArrayRows.multiply(share, sums);
            arriving.subi(share, matrix(d, rows, width));
        }
    }

    @Override
    public void layerNorm(LayerNormOperands in, Block statistics, Block y) {
        ArrayRows.layerNorm(
                matrix(in.x(), in.rows(), in.width()),
                new ArrayRows.Affine(
                        matrix(in.weight(), 1, in.width()), matrix(in.bias(), 1, in.width()), in.epsilon()),
                matrix(statistics, in.rows(), 2),
                matrix(y, in.rows(), in.width()));
    }

    @Override
    public void layerNormGradient(LayerNormOperands in, Block statistics, Block g, Block d, Block parameters) {
        ArrayRows.layerNormGradient(
                new ArrayRows.Seen(
                        matrix(in.x(), in.rows(), in.width()),
                        matrix(in.weight(), 1, in.width()),
                        matrix(statistics, in.rows(), 2)),
                matrix(g, in.rows(), in.width()),
                matrix(d, in.rows(), in.width()),
                matrix(parameters, 2, in.width()));
    }

    @Override
    public void biasedSoftmax(Block scores, long offset, Block bias, long biasOffset, long rows, long width) {
        long[] shape = {rows, width};
        long[] strides = {width, 1};
        INDArray place = scores.view(offset, shape, strides);
        place.addi(bias.view(biasOffset, shape, strides));
        ArrayRows.softmax(place);
    }

    @Override
    public void biasedSoftmaxGradient(
            Block weights, long offset, Block gradient, BiasGradient bias, long rows, long width) {
        long[] shape = {rows, width};
        long[] strides = {width, 1};
        INDArray arriving = gradient.view(0, shape, strides);
        ArrayRows.softmaxGradient(weights.view(offset, shape, strides), arriving, arriving);
        if (bias.wanted()) {
            bias.block().view(bias.offset(), shape, strides).addi(arriving);
        }
    }

    @Override
    public double sumOfSquares(Block x, long length) {
        double norm = x.vector(length).norm2Number().doubleValue();
        return norm * norm;
    }

    @Override
    public void adamW(Block value, Block gradient, Block first, Block second, AdamWStep step, long length) {
        AdamWOptions options = step.options();
        try (Temporaries temporaries = new Temporaries()) {
            INDArray g = temporaries.keep(gradient.vector(length).mul(step.clipping()));
            INDArray m = first.vector(length);
            INDArray v = second.vector(length);
            m.muli(options.beta1()).addi(temporaries.keep(g.mul(1 - options.beta1())));
            v.muli(options.beta2()).addi(g.muli(g).muli(1 - options.beta2()));
            INDArray denominator = Transforms.sqrt(temporaries.keep(v.div(step.secondCorrection())), false);
            INDArray update = temporaries.keep(m.mul(step.learningRate() / step.firstCorrection()));
            update.divi(denominator.addi(options.epsilon()));
            value.vector(length)
                    .muli(1 - step.learningRate() * options.weightDecay())
                    .subi(update);
        }
    }
}
