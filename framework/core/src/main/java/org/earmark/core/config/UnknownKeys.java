package org.earmark.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import org.earmark.spi.error.Problem;
import org.earmark.spi.error.Problems;

/** Reports keys that mean nothing, which are most often slips of the pen. */
final class UnknownKeys {
    private UnknownKeys() {}

    static void report(JsonNode mapping, Collection<String> known, String place, Problems problems) {
        mapping.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                String path = place.isEmpty() ? key : place + "." + key;
                Problem problem = Problem.of(
                        path, Labels.of(mapping.get(key)), "is no key here; there are " + String.join(", ", known));
                problems.add(
                        Problems.nearest(key, known).map(problem::suggesting).orElse(problem));
            }
        });
    }
}
