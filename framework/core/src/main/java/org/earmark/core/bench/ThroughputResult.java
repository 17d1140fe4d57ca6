package org.earmark.core.bench;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.earmark.spi.engine.Device;
import org.earmark.spi.engine.Precision;

/**
 * How fast a configuration is.
 *
 * @param threads CPU threads that the engine could use
 * @param forwardOperations floating-point operations of one clip's forward pass; empty where they cannot be counted
 * @param peakMemory bytes of main memory that the process held at most; empty where the system does not say
 * @param peakDeviceMemory bytes; empty for the CPU
 */
public record ThroughputResult(
        Device device,
        Precision precision,
        int threads,
        int batchSize,
        PacedThroughput train,
        PacedThroughput evaluate,
        Optional<Long> forwardOperations,
        OptionalLong peakMemory,
        OptionalLong peakDeviceMemory) {
    /** A backward pass has two products for each one of the forward pass. */
    private static final double TRAINING_FACTOR = 3;

    /** Operations per second while training over those of the matrix product. */
    public OptionalDouble trainEfficiency() {
        return efficiency(train, TRAINING_FACTOR);
    }

    /** Operations per second while evaluating over those of the matrix product. */
    public OptionalDouble evaluateEfficiency() {
        return efficiency(evaluate, 1);
    }

    private OptionalDouble efficiency(PacedThroughput pass, double factor) {
        return forwardOperations.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(pass.share(factor * forwardOperations.get()));
    }
}
