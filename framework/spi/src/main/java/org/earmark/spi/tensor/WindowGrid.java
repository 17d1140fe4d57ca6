package org.earmark.spi.tensor;

/**
 * How a grid of tokens is cut into square windows (Swin Transformer, section 3.2).
 *
 * @param height rows of the token grid; a multiple of {@code window}
 * @param width columns of the token grid; a multiple of {@code window}
 * @param window edge of a window in tokens
 * @param shift how far the grid is rolled towards the origin along both axes first, cyclically; 0 ≤ shift &lt; window
 */
public record WindowGrid(int height, int width, int window, int shift) {
    public WindowGrid {
        if (window < 1 || height % window != 0 || width % window != 0) {
            throw new IllegalArgumentException(
                    "a grid of " + height + " x " + width + " tokens cannot be cut into windows of " + window);
        }
        if (shift < 0 || shift >= window) {
            throw new IllegalArgumentException("a shift of " + shift + " does not fit a window of " + window);
        }
    }

    /** Windows per image. */
    public int windows() {
        return (height / window) * (width / window);
    }

    /** Tokens per window. */
    public int tokens() {
        return window * window;
    }

    /**
     * For every place after the partition (window by window, row-major) the index of the token that comes there.
     *
     * @return {@code height · width} indices into the row-major grid
     */
    public int[] sources() {
        int[] sources = new int[height * width];
        int place = 0;
        for (int top = 0; top < height; top += window) {
            for (int left = 0; left < width; left += window) {
                for (int i = 0; i < tokens(); i++) {
                    int row = (top + i / window + shift) % height;
                    int column = (left + i % window + shift) % width;
                    sources[place++] = row * width + column;
                }
            }
        }
        return sources;
    }
}
