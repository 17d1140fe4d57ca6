package org.earmark.core.config;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The value of an axis at one point of a grid.
 *
 * @param origin where the file says so: {@code grid.model.size[1]}
 */
public record Setting(JsonNode value, String origin) {}
