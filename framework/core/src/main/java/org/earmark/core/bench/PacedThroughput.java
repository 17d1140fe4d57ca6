package org.earmark.core.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import org.earmark.core.train.Throughput;
import org.earmark.core.train.ThroughputRecord;

/**
 * How fast batches went beside a matrix product that ran before and after each of them. A shared machine is not equally
 * fast all the time: what a batch reached is compared with what the machine gave at that moment.
 *
 * @param throughput the batches alone
 * @param matrixRate median of the products' floating-point operations per second
 * @param clipsPerOperation median over batches of clips per second over the products' operations per second around them
 */
public record PacedThroughput(ThroughputRecord throughput, double matrixRate, double clipsPerOperation) {
    /** Batches that count, however long they take. */
    private static final int FEWEST = 3;

    /**
     * Runs batches and products in turn.
     *
     * @param seconds how long to go on, at least
     * @param clips clips of a batch
     * @param batch runs the batch of a number
     * @param product runs a matrix product and gives its operations per second
     * @param nanoTime a clock that only goes forward
     */
    static PacedThroughput measure(
            double seconds, int clips, IntConsumer batch, DoubleSupplier product, LongSupplier nanoTime) {
        Throughput throughput = new Throughput();
        List<Double> products = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        long begin = nanoTime.getAsLong();
        double before = product.getAsDouble();
        for (int step = 0; step < Throughput.WARM_UP + FEWEST || since(begin, nanoTime) < seconds; step++) {
            long start = nanoTime.getAsLong();
            batch.accept(step);
            double duration = since(start, nanoTime);
            throughput.add(clips, duration);
            double after = product.getAsDouble();
            if (step >= Throughput.WARM_UP) {
                products.add(after);
                ratios.add(clips / duration / ((before + after) / 2));
            }
            before = after;
        }
        return new PacedThroughput(throughput.record(), median(products), median(ratios));
    }

    private static double since(long start, LongSupplier nanoTime) {
        return (nanoTime.getAsLong() - start) / 1e9;
    }

    private static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /**
     * Operations per second while batches ran over those of the product.
     *
     * @param operations floating-point operations of a clip
     */
    public double share(double operations) {
        return operations * clipsPerOperation;
    }
}
