package org.earmark.plugins.engines.torch;

import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.DeviceOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.earmark.plugins.engines.ReplicaThreads;
import org.earmark.spi.engine.Precision;

/** Measures what the machine can do at most, on the same threads as a network. */
@SuppressWarnings("try") // scopes and guards act by being open
final class MatrixProduct {
    private static final long NANOS = 1_000_000_000L;
    private static final int PRODUCTS_PER_ROUND = 2;
    /** A GPU is asked for all of them before the first is done, so that none waits for its launch. */
    private static final int PRODUCTS_PER_ROUND_OF_GPU = 10;

    private final ReplicaThreads threads;
    private final int active;
    private final Device device;

    MatrixProduct(ReplicaThreads threads, int active, Device device) {
        this.threads = threads;
        this.active = active;
        this.device = device;
    }

    /** Operations per second of all threads together, the best of several rounds. */
    double rate(Precision precision, int size, double seconds) {
        long end = System.nanoTime() + (long) (seconds * NANOS);
        try (Holdings held = new Holdings()) {
            List<Operands> operands = threads.run(active, thread -> operands(precision, size, held));
            double best = round(operands, size);
            while (System.nanoTime() < end) {
                best = Math.max(best, round(operands, size));
            }
            return best;
        }
    }

    /** Of one thread; kept between rounds. */
    private record Operands(Tensor left, Tensor right, Tensor product) {
        void close() {
            left.close();
            right.close();
            product.close();
        }
    }

    private Operands operands(Precision precision, int size, Holdings held) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            ScalarType type = precision == Precision.BF16 ? ScalarType.BFloat16 : ScalarType.Float;
            TensorOptions options = new TensorOptions(ScalarType.Float).device(new DeviceOptional(device));
            long[] shape = {size, size};
            Tensor left = torch.rand(shape, options).to(type);
            Tensor right = torch.rand(shape, options).to(type);
            Tensor product = torch.empty_like(left);
            // Kept when all three are there: one that does not fit must not leave the others behind.
            Operands operands = new Operands(Native.keep(left), Native.keep(right), Native.keep(product));
            synchronized (held) {
                held.add(operands, Operands::close);
            }
            return operands;
        }
    }

    private double round(List<Operands> operands, int size) {
        List<Double> rates = threads.run(active, thread -> rateOfThread(operands.get(thread), size));
        return rates.stream().mapToDouble(Double::doubleValue).sum();
    }

    private double rateOfThread(Operands operands, int size) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            Tensor product = operands.product();
            torch.mm_out(product, operands.left(), operands.right());
            finish(product);
            int products = device.is_cuda() ? PRODUCTS_PER_ROUND_OF_GPU : PRODUCTS_PER_ROUND;
            long start = System.nanoTime();
            for (int i = 0; i < products; i++) {
                torch.mm_out(product, operands.left(), operands.right());
            }
            finish(product);
            return products * 2.0 * size * size * size * NANOS / (System.nanoTime() - start);
        }
    }

    /** A device computes asynchronously; asking for a value waits for it. */
    private static void finish(Tensor tensor) {
        tensor.select(0, 0).select(0, 0).to(ScalarType.Float).item_double();
    }
}
