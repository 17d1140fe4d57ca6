package org.earmark.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.earmark.core.options.CanonicalJson;

/** Short texts for axis values: {@code cosine(epochs=20)}. */
public final class Labels {
    private Labels() {}

    /** A plugin as its name with the options that were given, any other mapping as {@code {key=value}}. */
    public static String of(JsonNode value) {
        if (value.isObject()) {
            String name = value.path("name").asText("");
            List<String> options = new ArrayList<>();
            value.properties().stream()
                    .filter(entry -> name.isEmpty() || !entry.getKey().equals("name"))
                    .forEach(entry -> options.add(entry.getKey() + "=" + of(entry.getValue())));
            String all = String.join(", ", options);
            if (name.isEmpty()) {
                return "{" + all + "}";
            }
            return options.isEmpty() ? name : name + "(" + all + ")";
        }
        return value.isTextual()
                ? value.textValue()
                : CanonicalJson.write(value).replace("\"", "");
    }

    /** Whether an axis value is what a condition names: the same label, or the name of a plugin alone. */
    static boolean matches(JsonNode axisValue, JsonNode wanted) {
        String label = of(wanted);
        return of(axisValue).equals(label) || axisValue.path("name").asText("").equals(label);
    }
}
