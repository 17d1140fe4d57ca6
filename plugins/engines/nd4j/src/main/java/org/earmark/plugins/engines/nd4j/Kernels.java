package org.earmark.plugins.engines.nd4j;

/**
 * The computations of which all operations and their gradients are made. Blocks hold row-major values from their start;
 * lengths and widths count elements. A result may lie where an operand of the same shape lies. Belongs to one thread.
 */
interface Kernels {
    /** Element-wise operations on two operands of one length. */
    enum Binary {
        ADD,
        SUBTRACT,
        MULTIPLY,
        DIVIDE
    }

    void write(float[] values, Block to);

    void read(Block from, float[] values);

    void fill(Block x, float value, long length);

    /** y ← x. */
    void copy(Block x, Block y, long length);

    /** z ← x ∘ y. */
    void binary(Binary operation, Block x, Block y, Block z, long length);

    /** y ← scale · x + shift. */
    void affine(Block x, double scale, double shift, Block y, long length);

    /** y ← y + factor · x. */
    void accumulate(double factor, Block x, Block y, long length);

    /** y ← f(x). */
    void function(Function f, Block x, Block y, long length);

    /** d ← g · f'(x), where y = f(x). */
    void functionGradient(Function f, Block x, Block y, Block g, Block d, long length);

    /** c ← alpha · a · b + beta · c; with beta = 0 whatever c held is ignored. */
    void product(double alpha, Matrix a, Matrix b, double beta, Matrix c);

    /** y ← elements of x at the given strides, in the row-major order of the shape; a stride of 0 repeats. */
    void rearrange(Block x, long[] strides, long[] shape, Block y);

    /** Row i of y ← row rows[i] of x, or zeros where that is negative. */
    void gatherRows(Block x, int[] rows, long width, Block y);

    /** Row rows[i] of y ← itself + row i of x, unless rows[i] is negative. */
    void scatterRows(Block x, int[] rows, long width, Block y);

    /** Copies or adds runs of elements that lie at regular distances. */
    void runs(Block x, Runs from, Block y, Runs to, boolean add);

    /** Runs of {@code length} elements, {@code count} of them, the first at {@code start}, {@code step} apart. */
    record Runs(long start, long step, long length, long count) {}

    /** Every row of z ← bias. */
    void repeatRow(Block bias, long rows, long width, Block z);

    /** y_i ← sum of row i, or added to y_i. */
    void rowSums(Block x, long rows, long width, Block y, boolean add);

    /** y_j ← sum of column j, or added to y_j. */
    void columnSums(Block x, long rows, long width, Block y, boolean add);

    void softmax(Block x, long rows, long width, Block y);

    /** d ← y · (g − Σ g·y), row by row, where y = softmax(x). */
    void softmaxGradient(Block y, Block g, long rows, long width, Block d);

    void logSoftmax(Block x, long rows, long width, Block y);

    /** d ← g − exp(y) · Σ g, row by row, where y = logSoftmax(x). */
    void logSoftmaxGradient(Block y, Block g, long rows, long width, Block d);

    /** @param statistics gets mean and 1/√(variance + ε) of every row */
    void layerNorm(LayerNormOperands in, Block statistics, Block y);

    record LayerNormOperands(Block x, Block weight, Block bias, double epsilon, long rows, long width) {}

    /**
     * @param d gets the gradient by x
     * @param parameters gets the gradients by weight and then by bias, 2 · width elements
     */
    void layerNormGradient(LayerNormOperands in, Block statistics, Block g, Block d, Block parameters);

    /**
     * Softmax of the scores of one sequence's heads after adding its bias, in place.
     *
     * @param scores heads · N rows of N from {@code offset} on
     * @param biasOffset where the bias of this sequence starts
     */
    void biasedSoftmax(Block scores, long offset, Block bias, long biasOffset, long rows, long width);

    /**
     * The gradient through {@link #biasedSoftmax}, in place of the gradient by the weights, which starts the block; also
     * added to that of the bias where it is wanted.
     *
     * @param offset where the weights of this sequence start
     */
    void biasedSoftmaxGradient(Block weights, long offset, Block gradient, BiasGradient bias, long rows, long width);

    record BiasGradient(Block block, long offset, boolean wanted) {}

    /** Σ x². */
    double sumOfSquares(Block x, long length);

    /** One update of Adam with decoupled weight decay; all four blocks have the same length. */
    void adamW(Block value, Block gradient, Block first, Block second, AdamWStep step, long length);
}
