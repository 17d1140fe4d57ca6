package org.earmark.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** Says what folds a data set has. */
@FunctionalInterface
public interface FoldSource {
    /**
     * @param dataset the data set's name and options as a tree
     * @return empty when the data set cannot be opened, which is reported elsewhere
     */
    Optional<List<String>> folds(JsonNode dataset);
}
