package org.earmark.plugins.engines.nd4j;

import java.nio.FloatBuffer;
import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * Kernels for the CPU backend. Products are OpenBLAS's; the rest goes through the heap in pieces that fit the first
 * level of cache, because the JVM vectorises loops over arrays and not over native memory.
 */
final class HostKernels extends ArrayKernels {
    /** Elements of a piece. */
    static final int PIECE = 4096;

    private static final int ROW_MAJOR = 101;
    private static final int AS_IT_IS = 111;
    private static final int TRANSPOSED = 112;

    private final Cursor a = new Cursor();
    private final Cursor b = new Cursor();
    private final Cursor c = new Cursor();
    private final HostRows rows = new HostRows();
    private final float[] first = new float[PIECE];
    private final float[] second = new float[PIECE];
    private final float[] third = new float[PIECE];
    private final float[] fourth = new float[PIECE];

    @Override
    public void write(float[] values, Block to) {
        to.floats().put(0, values);
    }

    @Override
    public void read(Block from, float[] values) {
        from.floats().get(0, values);
    }

    @Override
    public void copy(Block x, Block y, long length) {
        y.floats().put(0, x.floats(), 0, (int) length);
    }

    /** Goes over a vector piece by piece. */
    private interface Piece {
        void run(int from, int length);
    }

    private static void pieces(long length, Piece piece) {
        for (int from = 0; from < length; from += PIECE) {
            piece.run(from, (int) Math.min(PIECE, length - from));
        }
    }

    @Override
    public void affine(Block x, double scale, double shift, Block y, long length) {
        FloatBuffer in = x.floats();
        FloatBuffer out = y.floats();
        float factor = (float) scale;
        float summand = (float) shift;
        float[] v = first;
        pieces(length, (from, n) -> {
            in.get(from, v, 0, n);
            for (int i = 0; i < n; i++) {
                v[i] = factor * v[i] + summand;
            }
            out.put(from, v, 0, n);
        });
    }

    @Override
    public void accumulate(double factor, Block x, Block y, long length) {
        openblas_nolapack.cblas_saxpy((int) length, (float) factor, x.pointer(), 1, y.pointer(), 1);
    }

    @Override
    public void function(Function f, Block x, Block y, long length) {
        FloatBuffer in = x.floats();
        FloatBuffer out = y.floats();
        pieces(length, (from, n) -> {
            in.get(from, first, 0, n);
            HostFunctions.apply(f, first, second, n);
            out.put(from, second, 0, n);
        });
    }

    @Override
    public void functionGradient(Function f, Block x, Block y, Block g, Block d, long length) {
        FloatBuffer in = x.floats();
        FloatBuffer result = y.floats();
        FloatBuffer arriving = g.floats();
        FloatBuffer out = d.floats();
        pieces(length, (from, n) -> {
            in.get(from, first, 0, n);
            if (f.kind() != Function.Kind.GELU) {
                result.get(from, second, 0, n);
            }
            arriving.get(from, third, 0, n);
            HostFunctions.gradient(f, first, second, third, fourth, n);
            out.put(from, fourth, 0, n);
        });
    }

    @Override
    public void product(double alpha, Matrix left, Matrix right, double beta, Matrix result) {
        openblas_nolapack.cblas_sgemm(
                ROW_MAJOR,
                left.transposed() ? TRANSPOSED : AS_IT_IS,
                right.transposed() ? TRANSPOSED : AS_IT_IS,
                result.rows(),
                result.columns(),
                left.columns(),
                (float) alpha,
                a.at(left.block().pointer(), left.offset()),
                left.stride(),
                b.at(right.block().pointer(), right.offset()),
                right.stride(),
                (float) beta,
                c.at(result.block().pointer(), result.offset()),
                result.stride());
    }

    @Override
    public void rearrange(Block x, long[] strides, long[] shape, Block y) {
        new HostRearrangement(x.floats(), y.floats(), strides, shape).run();
    }

    @Override
    public void gatherRows(Block x, int[] sources, long width, Block y) {
        FloatBuffer in = x.floats();
        FloatBuffer out = y.floats();
        int w = (int) width;
        float[] zeros = new float[w];
        for (int i = 0; i < sources.length; i++) {
            if (sources[i] < 0) {
                out.put(i * w, zeros);
            } else if (w == 1) {
                out.put(i, in.get(sources[i]));
            } else {
                out.put(i * w, in, sources[i] * w, w);
            }
        }
    }

    @Override
    public void scatterRows(Block x, int[] targets, long width, Block y) {
        FloatBuffer in = x.floats();
        FloatBuffer out = y.floats();
        int w = (int) width;
        for (int i = 0; i < targets.length; i++) {
            if (targets[i] >= 0) {
                int to = targets[i] * w;
                for (int j = 0; j < w; j++) {
                    out.put(to + j, out.get(to + j) + in.get(i * w + j));
                }
            }
        }
    }

    @Override
    public void runs(Block x, Runs from, Block y, Runs to, boolean add) {
        FloatBuffer in = x.floats();
        FloatBuffer out = y.floats();
        int length = (int) from.length();
        for (int i = 0; i < from.count(); i++) {
            int source = (int) (from.start() + i * from.step());
            int target = (int) (to.start() + i * to.step());
            if (add) {
                for (int j = 0; j < length; j++) {
                    out.put(target + j, out.get(target + j) + in.get(source + j));
                }
            } else {
                out.put(target, in, source, length);
            }
        }
    }

    @Override
    public void repeatRow(Block bias, long count, long width, Block z) {
        rows.repeat(bias.floats(), count, (int) width, z.floats());
    }

    @Override
    public void rowSums(Block x, long count, long width, Block y, boolean add) {
        rows.sums(x.floats(), count, (int) width, y.floats(), add);
    }

    @Override
    public void columnSums(Block x, long count, long width, Block y, boolean add) {
        rows.columnSums(x.floats(), count, (int) width, y.floats(), add);
    }

    @Override
    public void softmax(Block x, long count, long width, Block y) {
        rows.softmax(x.floats(), count, (int) width, y.floats());
    }

    @Override
    public void softmaxGradient(Block y, Block g, long count, long width, Block d) {
        rows.softmaxGradient(y.floats(), g.floats(), count, (int) width, d.floats());
    }

    @Override
    public void logSoftmax(Block x, long count, long width, Block y) {
        rows.logSoftmax(x.floats(), count, (int) width, y.floats());
    }

    @Override
    public void logSoftmaxGradient(Block y, Block g, long count, long width, Block d) {
        rows.logSoftmaxGradient(y.floats(), g.floats(), count, (int) width, d.floats());
    }

    @Override
    public void layerNorm(LayerNormOperands in, Block statistics, Block y) {
        new HostLayerNorm(in).forward(statistics.floats(), y.floats());
    }

    @Override
    public void layerNormGradient(LayerNormOperands in, Block statistics, Block g, Block d, Block parameters) {
        new HostLayerNorm(in).backward(statistics.floats(), g.floats(), d.floats(), parameters.floats());
    }

    @Override
    public void biasedSoftmax(Block scores, long offset, Block bias, long biasOffset, long count, long width) {
        rows.biasedSoftmax(scores.floats(), (int) offset, bias.floats(), (int) biasOffset, count, (int) width);
    }

    @Override
    public void biasedSoftmaxGradient(
            Block weights, long offset, Block gradient, BiasGradient bias, long count, long width) {
        rows.biasedSoftmaxGradient(weights.floats(), (int) offset, gradient.floats(), bias, count, (int) width);
    }

    @Override
    public double sumOfSquares(Block x, long length) {
        FloatBuffer in = x.floats();
        double[] total = {0};
        pieces(length, (from, n) -> {
            in.get(from, first, 0, n);
            total[0] += HostRows.dot(first, first, n);
        });
        return total[0];
    }

    @Override
    public void adamW(Block value, Block gradient, Block firstMoment, Block secondMoment, AdamWStep step, long length) {
        FloatBuffer values = value.floats();
        FloatBuffer gradients = gradient.floats();
        FloatBuffer moments = firstMoment.floats();
        FloatBuffer squares = secondMoment.floats();
        pieces(length, (from, n) -> {
            values.get(from, first, 0, n);
            gradients.get(from, second, 0, n);
            moments.get(from, third, 0, n);
            squares.get(from, fourth, 0, n);
            HostFunctions.adamW(first, second, third, fourth, step, n);
            values.put(from, first, 0, n);
            moments.put(from, third, 0, n);
            squares.put(from, fourth, 0, n);
        });
    }
}
