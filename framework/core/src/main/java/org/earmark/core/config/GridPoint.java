package org.earmark.core.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.earmark.spi.error.Problem;

/**
 * One point of a grid.
 *
 * @param settings axis path to the value there, in the order of the file
 */
public record GridPoint(Map<String, Setting> settings) {
    public GridPoint {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    static GridPoint origin() {
        return new GridPoint(Map.of());
    }

    GridPoint with(Map<String, Setting> more) {
        Map<String, Setting> all = new LinkedHashMap<>(settings);
        all.putAll(more);
        return new GridPoint(all);
    }

    /** The configuration at this point. Short paths are set first, so that {@code model.size} refines {@code model}. */
    public ObjectNode applyTo(ObjectNode base) {
        ObjectNode tree = base.deepCopy();
        settings.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> ConfigPath.depth(entry.getKey())))
                .forEach(entry -> ConfigPath.set(
                        tree, entry.getKey(), entry.getValue().value().deepCopy()));
        return tree;
    }

    /** The problem with a path of the file, {@code grid.model[1].size}, instead of one of the configuration. */
    public Problem locate(Problem problem) {
        String best = "";
        for (String path : settings.keySet()) {
            boolean covers = problem.path().equals(path)
                    || (problem.path().startsWith(path)
                            && ".[".indexOf(problem.path().charAt(path.length())) >= 0);
            best = covers && path.length() > best.length() ? path : best;
        }
        String located = best.isEmpty()
                ? "base." + problem.path()
                : settings.get(best).origin() + problem.path().substring(best.length());
        return new Problem(located, problem.value(), problem.message(), problem.suggestion());
    }
}
