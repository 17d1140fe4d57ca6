package org.earmark.plugins.engines.nd4j;

import org.earmark.spi.tensor.WindowGrid;

/** Cuts token grids into windows and joins them again: a reordering of tokens, whose gradient is the way back. */
final class Windows {
    private Windows() {}

    /** (B, height·width, C) → (B·windows, window², C). */
    static Nd4jTensor partition(Nd4jTensor tokens, WindowGrid grid) {
        long[] shape = tokens.sizes();
        long places = (long) grid.height() * grid.width();
        require("partitionWindows", shape, places);
        int[] sources = grid.sources();
        return reorder(
                tokens,
                repeated(sources, shape[0]),
                repeated(inverse(sources), shape[0]),
                shape[0] * grid.windows(),
                grid.tokens(),
                shape[2]);
    }

    /** (B·windows, window², C) → (B, height·width, C). */
    static Nd4jTensor merge(Nd4jTensor windows, WindowGrid grid) {
        long[] shape = windows.sizes();
        require("mergeWindows", shape, grid.tokens());
        if (shape[0] % grid.windows() != 0) {
            throw Shapes.misfit("mergeWindows of " + grid.windows() + " windows", shape);
        }
        long batch = shape[0] / grid.windows();
        int[] sources = grid.sources();
        return reorder(
                windows,
                repeated(inverse(sources), batch),
                repeated(sources, batch),
                batch,
                (long) grid.height() * grid.width(),
                shape[2]);
    }

    private static Nd4jTensor reorder(Nd4jTensor x, int[] rows, int[] back, long... shape) {
        long width = shape[2];
        Graph graph = x.graph();
        Block y = graph.take(x.length());
        graph.kernels().gatherRows(x.data(), rows, width, y);
        return graph.result(
                y,
                shape,
                gradient -> {
                    Block returned = graph.take(x.length());
                    graph.kernels().gatherRows(gradient, back, width, returned);
                    graph.give(x, returned);
                },
                x);
    }

    private static int[] inverse(int[] sources) {
        int[] inverse = new int[sources.length];
        for (int i = 0; i < sources.length; i++) {
            inverse[sources[i]] = i;
        }
        return inverse;
    }

    private static int[] repeated(int[] rows, long batch) {
        int[] all = new int[Math.toIntExact(batch * rows.length)];
        for (int i = 0; i < all.length; i++) {
            all[i] = i / rows.length * rows.length + rows[i % rows.length];
        }
        return all;
    }

    private static void require(String operation, long[] shape, long tokens) {
        if (shape.length != 3 || shape[1] != tokens) {
            throw Shapes.misfit(operation + " of " + tokens + " tokens", shape);
        }
    }
}
