package org.earmark.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A partial assignment that grid points match or not.
 *
 * @param wanted axis path to the values that match; all paths must match
 * @param origin where the file says so
 */
public record Condition(Map<String, List<JsonNode>> wanted, String origin) {
    public Condition {
        wanted = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(wanted));
    }

    boolean matches(GridPoint point) {
        return wanted.entrySet().stream().allMatch(entry -> {
            Setting setting = point.settings().get(entry.getKey());
            return setting != null
                    && entry.getValue().stream().anyMatch(value -> Labels.matches(setting.value(), value));
        });
    }
}
