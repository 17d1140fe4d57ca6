package org.earmark.core.options;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.earmark.spi.error.Problem;
import org.earmark.spi.error.Problems;

/**
 * Reads options records from JSON trees. Components may be {@code boolean}, {@code int}, {@code long}, {@code double},
 * {@code String}, an enum, another record, a {@code List} or an {@code Optional} of these. Every problem of a tree is
 * reported at once: unknown keys, wrong types and what {@link org.earmark.spi.Validated} says, with paths relative to
 * the tree.
 */
public final class OptionsBinder {
    private OptionsBinder() {}

    /**
     * The defaults, with the components that the tree names replaced. A nested record keeps its own defaults; a list is
     * replaced as a whole.
     *
     * @return empty when there is any problem
     */
    public static <R extends Record> Optional<R> bind(JsonNode tree, R defaults, Problems problems) {
        @SuppressWarnings("unchecked") // the class of an R
        Class<R> type = (Class<R>) defaults.getClass();
        return bind(type, Optional.of(defaults), tree, problems);
    }

    /** A record of which the tree must give every component that is not an {@code Optional}. */
    public static <R extends Record> Optional<R> bind(JsonNode tree, Class<R> type, Problems problems) {
        return bind(type, Optional.empty(), tree, problems);
    }

    private static <R extends Record> Optional<R> bind(
            Class<R> type, Optional<R> defaults, JsonNode tree, Problems problems) {
        Problems found = new Problems();
        Optional<R> result = new RecordReader(found).read(type, defaults, tree, "");
        // A record that validates its nested records itself would otherwise report their problems twice.
        Set<Problem> distinct = new LinkedHashSet<>(found.all());
        distinct.forEach(problems::add);
        return distinct.isEmpty() ? result : Optional.empty();
    }
}
