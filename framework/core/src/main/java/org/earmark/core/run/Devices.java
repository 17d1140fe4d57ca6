package org.earmark.core.run;

import org.earmark.spi.engine.Device;
import org.earmark.spi.engine.Engine;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;

/** Looks up devices. */
public final class Devices {
    private Devices() {}

    /** @throws EarmarkException of category ENVIRONMENT when the engine has no such device here */
    public static Device find(Engine engine, String id) {
        return engine.devices().stream()
                .filter(device -> device.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new EarmarkException(
                        ErrorCategory.ENVIRONMENT,
                        "There is no device " + id + " here; the engine offers "
                                + engine.devices().stream().map(Device::id).toList()
                                + ". Give another with --devices, or run earmark doctor to see what is missing."));
    }
}
