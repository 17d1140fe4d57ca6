package org.earmark.spi.launch;

import java.util.Objects;

/**
 * Room for one worker.
 *
 * @param device that it computes on: {@code cpu} or {@code cuda:0}
 * @param threads of the processor that it uses, at least 1
 */
public record DeviceSlot(String device, int threads) {
    public DeviceSlot {
        Objects.requireNonNull(device);
        if (threads < 1) {
            throw new IllegalArgumentException("a worker needs a thread, not " + threads);
        }
    }
}
