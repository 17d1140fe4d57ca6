package org.earmark.plugins.engines.nd4j;

import java.util.Arrays;
import java.util.Optional;

/** Convolution as a product with the matrix of all patches, and pooling. */
final class Convolutions {
    private Convolutions() {}

    static Nd4jTensor conv2d(Nd4jTensor x, Nd4jTensor weight, Optional<Nd4jTensor> bias, int[] stride, int[] padding) {
        long[] from = x.sizes();
        long[] kernel = weight.sizes();
        if (from.length != 4 || kernel.length != 4 || from[1] != kernel[1]) {
            throw Shapes.misfit("conv2d", from, kernel);
        }
        long height = (from[2] + 2L * padding[0] - kernel[2]) / stride[0] + 1;
        long width = (from[3] + 2L * padding[1] - kernel[3]) / stride[1] + 1;
        if (from[2] + 2L * padding[0] < kernel[2] || from[3] + 2L * padding[1] < kernel[3]) {
            throw Shapes.misfit("conv2d", from, kernel);
        }
        int[] sources = new Patches(from, kernel, stride, padding).sources((int) height, (int) width);
        long taps = kernel[1] * kernel[2] * kernel[3];
        long places = height * width;
        Nd4jTensor patches = Rearrangements.gatherRows(x, sources, 1, new long[] {from[0], places, taps});
        Nd4jTensor result = Products.linear(patches, weight.withShape(kernel[0], taps), bias);
        return Rearrangements.permute(result, 0, 2, 1).withShape(from[0], kernel[0], height, width);
    }

    @SuppressWarnings("ArrayRecordComponent") // shapes are arrays throughout; never compared
    private record Patches(long[] from, long[] kernel, int[] stride, int[] padding) {
        /** For every result place and every tap the element of the input, −1 in the padding. */
        int[] sources(int height, int width) {
            int taps = (int) (kernel[1] * kernel[2] * kernel[3]);
            int[] sources = new int[Math.toIntExact(from[0] * height * width * taps)];
            for (int i = 0; i < sources.length; i++) {
                int tap = i % taps;
                int place = i / taps;
                sources[i] = source(
                        place / width / height, place / width % height * stride[0], place % width * stride[1], tap);
            }
            return sources;
        }

        private int source(int sample, int top, int left, int tap) {
            int channel = (int) (tap / (kernel[2] * kernel[3]));
            int row = (int) (top + tap / kernel[3] % kernel[2] - padding[0]);
            int column = (int) (left + tap % kernel[3] - padding[1]);
            if (row < 0 || row >= from[2] || column < 0 || column >= from[3]) {
                return -1;
            }
            return (int) (((sample * from[1] + channel) * from[2] + row) * from[3] + column);
        }
    }

    static Nd4jTensor averagePool2d(Nd4jTensor x, int height, int width) {
        long[] from = x.sizes();
        if (from.length != 4 || from[2] < height || from[3] < width) {
            throw Shapes.misfit("averagePool2d of " + Arrays.toString(new int[] {height, width}), from);
        }
        long rows = from[2] / height;
        long columns = from[3] / width;
        Nd4jTensor cut = Rearrangements.slice(Rearrangements.slice(x, 2, 0, rows * height), 3, 0, columns * width);
        Nd4jTensor blocks = cut.withShape(from[0], from[1], rows, height, columns, width);
        return Reductions.mean(blocks, 3, 5);
    }
}
