package org.earmark.spi.engine;

import java.util.Objects;

/**
 * A place where an engine computes.
 *
 * @param id {@code cpu} or {@code cuda:0}
 * @param description for people: model, memory
 */
public record Device(String id, String description) {
    public Device {
        Objects.requireNonNull(id);
        Objects.requireNonNull(description);
    }

    public boolean isCpu() {
        return id.equals("cpu");
    }
}
