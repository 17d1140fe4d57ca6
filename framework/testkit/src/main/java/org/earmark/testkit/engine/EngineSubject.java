package org.earmark.testkit.engine;

import java.util.List;
import org.earmark.spi.engine.Device;
import org.earmark.spi.engine.Engine;

/** The engine that a contract examines. */
public interface EngineSubject {
    /** A new engine computing in fp32; the contract closes it. */
    Engine newEngine();

    /** The devices to examine; all that the engine lists. */
    default List<Device> devices(Engine engine) {
        return engine.devices();
    }

    /**
     * Largest allowed error of a result in fp32 relative to the largest element: some tens of roundings of 6e−8. A tanh
     * approximation of GELU or a missing epsilon is ten times larger.
     */
    default double resultTolerance() {
        return 1e-5;
    }

    /** Largest allowed error of a gradient in fp32 relative to its largest element. */
    default double gradientTolerance() {
        return 5e-5;
    }
}
