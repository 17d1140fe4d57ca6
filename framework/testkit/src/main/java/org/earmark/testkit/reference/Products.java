package org.earmark.testkit.reference;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/** Matrix products and what is made of them. */
final class Products {
    private Products() {}

    static ReferenceTensor matmul(ReferenceTensor first, ReferenceTensor second) {
        long[] a = first.shape;
        long[] b = second.shape;
        if (a.length < 2 || b.length < 2 || a[a.length - 1] != b[b.length - 2]) {
            throw Shapes.misfit("matmul", a, b);
        }
        int n = (int) a[a.length - 2];
        int k = (int) a[a.length - 1];
        int m = (int) b[b.length - 1];
        long[] leading = Shapes.broadcast("matmul", Arrays.copyOf(a, a.length - 2), Arrays.copyOf(b, b.length - 2));
        ReferenceTensor product = multiplyEach(
                Axes.expand(first, append(leading, n, k)), Axes.expand(second, append(leading, k, m)), n, k, m);
        return product.reshape(append(leading, n, m));
    }

    private static long[] append(long[] leading, long rows, long columns) {
        long[] shape = Arrays.copyOf(leading, leading.length + 2);
        shape[leading.length] = rows;
        shape[leading.length + 1] = columns;
        return shape;
    }

    /** (count, n, k) × (count, k, m) → (count, n, m), for any leading axes that hold {@code count} matrices. */
    private static ReferenceTensor multiplyEach(ReferenceTensor x, ReferenceTensor y, int n, int k, int m) {
        int count = x.values.length / (n * k);
        double[] values = new double[count * n * m];
        for (int i = 0; i < values.length; i++) {
            int row = i / m;
            int matrix = row / n;
            for (int j = 0; j < k; j++) {
                values[i] += x.values[row * k + j] * y.values[(matrix * k + j) * m + i % m];
            }
        }
        return new ReferenceTensor(
                new long[] {count, n, m},
                values,
                Origin.of(
                        gradient -> {
                            for (int i = 0; i < gradient.length; i++) {
                                int row = i / m;
                                int matrix = row / n;
                                for (int j = 0; j < k; j++) {
                                    int left = row * k + j;
                                    int right = (matrix * k + j) * m + i % m;
                                    Origin.accumulate(x, left, gradient[i] * y.values[right]);
                                    Origin.accumulate(y, right, gradient[i] * x.values[left]);
                                }
                            }
                        },
                        x,
                        y));
    }

    static ReferenceTensor linear(ReferenceTensor x, ReferenceTensor weight, Optional<ReferenceTensor> bias) {
        if (weight.shape.length != 2 || x.shape.length < 1 || x.shape[x.shape.length - 1] != weight.shape[1]) {
            throw Shapes.misfit("linear", x.shape, weight.shape);
        }
        long[] shape = x.shape.clone();
        shape[shape.length - 1] = weight.shape[0];
        ReferenceTensor product =
                matmul(x.reshape(-1, weight.shape[1]), weight.permute(1, 0)).reshape(shape);
        return bias.map(product::add).orElse(product);
    }

    static ReferenceTensor averagePool2d(ReferenceTensor x, int height, int width) {
        Shapes.check(x.shape.length == 4, "averagePool2d", height + " x " + width + " of", x.shape);
        long rows = x.shape[2] / height;
        long columns = x.shape[3] / width;
        return x.slice(2, 0, rows * height)
                .slice(3, 0, columns * width)
                .reshape(x.shape[0], x.shape[1], rows, height, columns, width)
                .mean(3, 5);
    }

    static ReferenceTensor attention(ReferenceTensor packed, int heads, ReferenceTensor bias) {
        ReferenceTensor mixed = attentionWeights(packed, heads, bias).matmul(part(packed, heads, 2));
        return mixed.permute(0, 2, 1, 3).reshape(packed.shape[0], packed.shape[1], packed.shape[2] / 3);
    }

    static ReferenceTensor attentionWeights(ReferenceTensor packed, int heads, ReferenceTensor bias) {
        if (packed.shape.length != 3 || bias.shape.length != 4 || packed.shape[0] % bias.shape[0] != 0) {
            throw Shapes.misfit("attention", packed.shape, bias.shape);
        }
        int groups = (int) bias.shape[0];
        int[] group =
                IntStream.range(0, (int) packed.shape[0]).map(b -> b % groups).toArray();
        double scale = 1 / Math.sqrt(packed.shape[2] / 3.0 / heads);
        return part(packed, heads, 0)
                .matmul(part(packed, heads, 1).permute(0, 1, 3, 2))
                .multiply(scale)
                .add(bias.gather(0, group))
                .softmax(3);
    }

    /** Queries (0), keys (1) or values (2) of each head: (B, heads, N, d). */
    private static ReferenceTensor part(ReferenceTensor packed, int heads, int which) {
        Shapes.check(packed.shape[2] % (3L * heads) == 0, "attention", heads + " heads of", packed.shape);
        long width = packed.shape[2] / 3;
        return packed.slice(2, which * width, (which + 1) * width)
                .reshape(packed.shape[0], packed.shape[1], heads, width / heads)
                .permute(0, 2, 1, 3);
    }
}
