package org.earmark.spi.engine;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.earmark.spi.model.Network;

/** A tensor library that can train networks. Made by an {@link EngineFactory} for one process. */
public interface Engine extends AutoCloseable {
    /** The devices it can use here, {@code cpu} first when it can compute there. */
    List<Device> devices();

    /**
     * A learner for a network, starting from the given state.
     *
     * @throws org.earmark.spi.error.EarmarkException when the device is missing or the state does not fit the network
     */
    Learner learner(Network network, LearnerSpec spec);

    /**
     * The rate of a square matrix product, for comparison with a model's own rate.
     *
     * @param size rows and columns
     * @param seconds about how long to measure
     * @return floating-point operations per second (2·size³ each), the best of several products
     */
    double matrixProductRate(Device device, Precision precision, int size, double seconds);

    /** The most memory that a device has held so far, in bytes; empty where the host's own figure says it. */
    OptionalLong peakDeviceMemory(Device device);

    /** Names and versions of the libraries that compute, for provenance. */
    Map<String, String> libraries();

    @Override
    void close();
}
