package org.earmark.core.bench;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.earmark.core.train.ThroughputRecord;
import org.earmark.spi.engine.Device;
import org.earmark.spi.engine.Precision;

/**
 * How fast a configuration is.
 *
 * @param threads CPU threads that the engine could use
 * @param forwardOperations floating-point operations of one clip's forward pass; empty where they cannot be counted
 * @param matrixRate floating-point operations per second of a large matrix product on the same device
 * @param peakDeviceMemory bytes; empty for the CPU
 */
public record ThroughputResult(
        Device device,
        Precision precision,
        int threads,
        int batchSize,
        ThroughputRecord train,
        ThroughputRecord evaluate,
        Optional<Long> forwardOperations,
        double matrixRate,
        OptionalLong peakDeviceMemory) {
    /** A backward pass has two products for each one of the forward pass. */
    private static final int TRAINING_FACTOR = 3;

    /** Operations per second while training over those of the matrix product. */
    public OptionalDouble trainEfficiency() {
        return efficiency(TRAINING_FACTOR * train.clipsPerSecond());
    }

    /** Operations per second while evaluating over those of the matrix product. */
    public OptionalDouble evaluateEfficiency() {
        return efficiency(evaluate.clipsPerSecond());
    }

    private OptionalDouble efficiency(double passesPerSecond) {
        return forwardOperations.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(forwardOperations.get() * passesPerSecond / matrixRate);
    }
}
