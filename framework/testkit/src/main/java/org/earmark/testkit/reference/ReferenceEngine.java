package org.earmark.testkit.reference;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.earmark.spi.engine.Device;
import org.earmark.spi.engine.Engine;
import org.earmark.spi.engine.Learner;
import org.earmark.spi.engine.LearnerSpec;
import org.earmark.spi.engine.Precision;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;
import org.earmark.spi.model.Network;

/**
 * An engine in plain Java and double precision: the definition that other engines are compared with. State is kept in
 * float32 between steps, as on any engine.
 */
public final class ReferenceEngine implements Engine {
    private static final Device CPU = new Device("cpu", "plain Java, double precision");

    @Override
    public List<Device> devices() {
        return List.of(CPU);
    }

    @Override
    public Learner learner(Network network, LearnerSpec spec) {
        if (!spec.device().isCpu()) {
            throw new EarmarkException(
                    ErrorCategory.ENVIRONMENT,
                    "The reference engine has no device " + spec.device().id() + "; it computes on cpu only.");
        }
        return new ReferenceLearner(network, spec);
    }

    @Override
    public double matrixProductRate(Device device, Precision precision, int size, double seconds) {
        ReferenceTensor matrix = ReferenceTensor.of(new double[size * size], size, size);
        long start = System.nanoTime();
        matrix.matmul(matrix);
        return 2.0 * size * size * size / Math.max(1, System.nanoTime() - start) * 1e9;
    }

    @Override
    public OptionalLong peakDeviceMemory(Device device) {
        return OptionalLong.empty();
    }

    @Override
    public Map<String, String> libraries() {
        return Map.of("java", System.getProperty("java.version"));
    }

    @Override
    public void close() {
        // holds nothing outside the heap
    }
}
