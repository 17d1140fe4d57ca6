package org.earmark.plugins.engines.nd4j;

import org.earmark.plugins.engines.nd4j.Kernels.BiasGradient;

/**
 * Self-attention over packed queries, keys and values, window by window and head by head: the products read the packed
 * tensor where it lies, so nothing is copied or transposed, and one window's scores stay in the cache.
 */
final class Attention {
    private final Nd4jTensor packed;
    private final Nd4jTensor bias;
    private final Graph graph;
    private final Kernels kernels;
    private final int heads;
    private final long sequences;
    private final long tokens;
    private final long channels;
    private final long width;
    private final double scale;

    /**
     * @param packed (B, N, 3·C)
     * @param bias (G, heads, N, N)
     */
    Attention(Nd4jTensor packed, int heads, Nd4jTensor bias) {
        require(packed.sizes(), heads, bias.sizes());
        this.packed = packed;
        this.bias = bias;
        this.heads = heads;
        graph = packed.graph();
        kernels = graph.kernels();
        sequences = packed.sizes()[0];
        tokens = packed.sizes()[1];
        channels = packed.sizes()[2] / 3;
        width = channels / heads;
        scale = 1 / Math.sqrt((double) width);
    }

    private static void require(long[] packed, int heads, long[] bias) {
        boolean fits = packed.length == 3 && heads >= 1 && packed[2] % (3L * heads) == 0;
        boolean biasFits = fits
                && bias.length == 4
                && bias[0] > 0
                && packed[0] % bias[0] == 0
                && bias[1] == heads
                && bias[2] == packed[1]
                && bias[3] == packed[1];
        if (!biasFits) {
            throw Shapes.misfit("attention of " + heads + " heads", packed, bias);
        }
    }

    /** (B, N, C). */
    Nd4jTensor apply() {
        boolean keeps = graph.recording()
                && (packed.value().differentiable() || bias.value().differentiable());
        Block weights = graph.take(keeps ? sequences * heads * tokens * tokens : heads * tokens * tokens);
        Block result = graph.take(sequences * tokens * channels);
        for (long sequence = 0; sequence < sequences; sequence++) {
            long place = keeps ? weightsAt(sequence, 0) : 0;
            score(sequence, weights, place);
            for (int head = 0; head < heads; head++) {
                Matrix values = part(packed.data(), sequence, 2, head);
                kernels.product(1, square(weights, place, head), values, 0, resultPart(result, sequence, head));
            }
        }
        if (!keeps) {
            graph.release(weights);
        }
        return graph.result(
                result, new long[] {sequences, tokens, channels}, gradient -> back(weights, gradient), packed, bias);
    }

    /** (B, heads, N, N). */
    Nd4jTensor weights() {
        Block weights = graph.take(sequences * heads * tokens * tokens);
        for (long sequence = 0; sequence < sequences; sequence++) {
            score(sequence, weights, weightsAt(sequence, 0));
        }
        return graph.result(
                weights,
                new long[] {sequences, heads, tokens, tokens},
                gradient -> backOfWeights(weights, gradient),
                packed,
                bias);
    }

    /** The attention weights of one sequence. */
    private void score(long sequence, Block weights, long place) {
        for (int head = 0; head < heads; head++) {
            Matrix queries = part(packed.data(), sequence, 0, head);
            Matrix keys = part(packed.data(), sequence, 1, head);
            kernels.product(scale, queries, keys.transpose(), 0, square(weights, place, head));
        }
        kernels.biasedSoftmax(weights, place, bias.data(), biasAt(sequence), heads * tokens, tokens);
    }

    private void back(Block weights, Block gradient) {
        boolean reaches = packed.value().differentiable();
        Block byPacked = reaches ? graph.zeroed(packed) : gradient;
        Block byWeights = graph.take(heads * tokens * tokens);
        for (long sequence = 0; sequence < sequences; sequence++) {
            long place = weightsAt(sequence, 0);
            for (int head = 0; head < heads; head++) {
                Matrix arriving = resultPart(gradient, sequence, head);
                Matrix values = part(packed.data(), sequence, 2, head);
                kernels.product(1, arriving, values.transpose(), 0, square(byWeights, 0, head));
                if (reaches) {
                    Matrix transposed = square(weights, place, head).transpose();
                    kernels.product(1, transposed, arriving, 1, part(byPacked, sequence, 2, head));
                }
            }
            backOfScores(sequence, weights, place, byWeights, byPacked);
        }
        graph.release(byWeights);
        graph.release(weights);
    }

    private void backOfWeights(Block weights, Block gradient) {
        Block byPacked = packed.value().differentiable() ? graph.zeroed(packed) : gradient;
        Block byWeights = graph.take(heads * tokens * tokens);
        long square = heads * tokens * tokens;
        for (long sequence = 0; sequence < sequences; sequence++) {
            Kernels.Runs one = new Kernels.Runs(sequence * square, square, square, 1);
            kernels.runs(gradient, one, byWeights, new Kernels.Runs(0, square, square, 1), false);
            backOfScores(sequence, weights, weightsAt(sequence, 0), byWeights, byPacked);
        }
        graph.release(byWeights);
    }

    private void backOfScores(long sequence, Block weights, long place, Block byWeights, Block byPacked) {
        boolean biasWanted = bias.value().differentiable();
        BiasGradient byBias =
                new BiasGradient(biasWanted ? graph.zeroed(bias) : byWeights, biasAt(sequence), biasWanted);
        kernels.biasedSoftmaxGradient(weights, place, byWeights, byBias, heads * tokens, tokens);
        if (!packed.value().differentiable()) {
            return;
        }
        for (int head = 0; head < heads; head++) {
            Matrix byScores = square(byWeights, 0, head);
            Matrix queries = part(packed.data(), sequence, 0, head);
            Matrix keys = part(packed.data(), sequence, 1, head);
            kernels.product(scale, byScores, keys, 1, part(byPacked, sequence, 0, head));
            kernels.product(scale, byScores.transpose(), queries, 1, part(byPacked, sequence, 1, head));
        }
    }

    private long weightsAt(long sequence, int head) {
        return (sequence * heads + head) * tokens * tokens;
    }

    private long biasAt(long sequence) {
        return sequence % bias.sizes()[0] * heads * tokens * tokens;
    }

    private Matrix square(Block block, long place, int head) {
        return Matrix.at(block, place + head * tokens * tokens, tokens, tokens);
    }

    /** Queries (0), keys (1) or values (2) of one head, (N, d). */
    private Matrix part(Block block, long sequence, int which, int head) {
        long offset = sequence * tokens * 3 * channels + which * channels + head * width;
        return new Matrix(block, offset, (int) tokens, (int) width, (int) (3 * channels), false);
    }

    private Matrix resultPart(Block block, long sequence, int head) {
        long offset = sequence * tokens * channels + head * width;
        return new Matrix(block, offset, (int) tokens, (int) width, (int) channels, false);
    }
}
