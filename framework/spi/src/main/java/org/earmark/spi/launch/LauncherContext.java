package org.earmark.spi.launch;

import java.util.List;

/**
 * What a launcher is made for.
 *
 * @param slots room for workers as the user gave it, at least one; a device that is listed twice takes two workers
 */
public record LauncherContext(List<DeviceSlot> slots) {
    public LauncherContext {
        slots = List.copyOf(slots);
        if (slots.isEmpty()) {
            throw new IllegalArgumentException("a launcher needs room for a worker");
        }
    }
}
