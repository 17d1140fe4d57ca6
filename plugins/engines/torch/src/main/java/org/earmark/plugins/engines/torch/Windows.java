package org.earmark.plugins.engines.torch;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.earmark.spi.tensor.WindowGrid;

/** Cuts token grids into windows and joins them again. */
final class Windows {
    private static final long[] ROWS_AND_COLUMNS = {1, 2};

    private Windows() {}

    /** (B, height·width, C) → (B·windows, window², C). */
    static Tensor partition(Tensor tokens, WindowGrid grid) {
        long[] shape = tokens.shape();
        require(shape, (long) grid.height() * grid.width());
        long window = grid.window();
        Tensor image = tokens.reshape(shape[0], grid.height(), grid.width(), shape[2]);
        if (grid.shift() > 0) {
            image = torch.roll(image, new long[] {-grid.shift(), -grid.shift()}, ROWS_AND_COLUMNS);
        }
        return image.reshape(shape[0], grid.height() / window, window, grid.width() / window, window, shape[2])
                .permute(0, 1, 3, 2, 4, 5)
                .reshape(shape[0] * grid.windows(), grid.tokens(), shape[2]);
    }

    /** (B·windows, window², C) → (B, height·width, C). */
    static Tensor merge(Tensor windows, WindowGrid grid) {
        long[] shape = windows.shape();
        require(shape, grid.tokens());
        if (shape[0] % grid.windows() != 0) {
            throw new IllegalArgumentException("the first axis must be a multiple of " + grid.windows() + " windows");
        }
        long batch = shape[0] / grid.windows();
        long window = grid.window();
        Tensor image = windows.reshape(batch, grid.height() / window, grid.width() / window, window, window, shape[2])
                .permute(0, 1, 3, 2, 4, 5)
                .reshape(batch, grid.height(), grid.width(), shape[2]);
        if (grid.shift() > 0) {
            image = torch.roll(image, new long[] {grid.shift(), grid.shift()}, ROWS_AND_COLUMNS);
        }
        return image.reshape(batch, (long) grid.height() * grid.width(), shape[2]);
    }

    private static void require(long[] shape, long tokens) {
        if (shape.length != 3 || shape[1] != tokens) {
            throw new IllegalArgumentException("the second of three axes must hold " + tokens + " tokens");
        }
    }
}
