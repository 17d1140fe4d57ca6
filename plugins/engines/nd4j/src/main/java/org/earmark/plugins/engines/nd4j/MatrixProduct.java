package org.earmark.plugins.engines.nd4j;

import java.util.List;
import org.earmark.plugins.engines.ReplicaThreads;

/** Measures what the machine can do at most, on the same threads as a network. */
final class MatrixProduct {
    private static final long NANOS = 1_000_000_000L;
    private static final int PRODUCTS_PER_ROUND = 2;

    private final ReplicaThreads threads;
    private final Backend backend;

    MatrixProduct(ReplicaThreads threads, Backend backend) {
        this.threads = threads;
        this.backend = backend;
    }

    /** Operations per second of all threads together, the best of several rounds. */
    double rate(int size, double seconds) {
        long end = System.nanoTime() + (long) (seconds * NANOS);
        double best = round(size);
        while (System.nanoTime() < end) {
            best = Math.max(best, round(size));
        }
        return best;
    }

    private double round(int size) {
        List<Double> rates = threads.run(threads.count(), thread -> rateOfThread(size));
        return rates.stream().mapToDouble(Double::doubleValue).sum();
    }

    private double rateOfThread(int size) {
        Kernels kernels = backend.kernels();
        long elements = (long) size * size;
        Block left = filled(kernels, elements);
        Block right = filled(kernels, elements);
        Block product = filled(kernels, elements);
        multiply(kernels, left, right, product, size);
        long start = System.nanoTime();
        for (int i = 0; i < PRODUCTS_PER_ROUND; i++) {
            multiply(kernels, left, right, product, size);
        }
        double rate = PRODUCTS_PER_ROUND * 2.0 * size * elements * NANOS / (System.nanoTime() - start);
        List.of(left, right, product).forEach(Block::free);
        return rate;
    }

    private static Block filled(Kernels kernels, long elements) {
        Block block = Block.allocate(elements);
        kernels.fill(block, 0.5f, elements);
        return block;
    }

    private static void multiply(Kernels kernels, Block left, Block right, Block product, int size) {
        kernels.product(
                1, Matrix.of(left, size, size), Matrix.of(right, size, size), 0, Matrix.of(product, size, size));
    }
}
