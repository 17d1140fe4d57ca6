package org.earmark.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;

/**
 * One thing that is varied.
 *
 * @param path into the configuration: {@code model.size}
 * @param values in the order of the file; a plugin is always a mapping with its name
 * @param origin where the file says so: {@code grid.model.size}
 */
public record Axis(String path, List<JsonNode> values, String origin) {
    public Axis {
        Objects.requireNonNull(path);
        values = List.copyOf(values);
        Objects.requireNonNull(origin);
    }

    Setting setting(int index) {
        return new Setting(values.get(index), origin + "[" + index + "]");
    }
}
