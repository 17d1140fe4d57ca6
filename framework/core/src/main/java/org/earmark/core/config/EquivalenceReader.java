package org.earmark.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.earmark.spi.error.Problem;
import org.earmark.spi.error.Problems;

/** Reads how large a difference in a metric may be and still count as none. */
final class EquivalenceReader {
    private static final String KEY = "equivalence";

    private final Problems problems;

    EquivalenceReader(Problems problems) {
        this.problems = problems;
    }

    /**
     * @param metrics of the experiment
     * @return metric to margin; what is wrong is added to the problems and left out
     */
    Map<String, Double> read(ObjectNode tree, List<String> metrics) {
        Map<String, Double> margins = new LinkedHashMap<>();
        if (!tree.has(KEY)) {
            return margins;
        }
        JsonNode node = tree.get(KEY);
        if (!node.isObject() || node.isEmpty()) {
            problems.add(
                    KEY,
                    Labels.of(node),
                    "must be a mapping of metrics to the largest difference that counts as none, such as accuracy: 0.01");
            return margins;
        }
        if (!tree.has("baseline")) {
            problems.add(Problem.missing(
                    KEY, "needs a baseline: without one there are no contrasts that could be called equivalent"));
        }
        node.properties().forEach(entry -> {
            String metric = entry.getKey();
            double margin = entry.getValue().asDouble(Double.NaN);
            if (!metrics.contains(metric)) {
                problems.add(unknown(metric, metrics));
            } else if (!entry.getValue().isNumber() || !(margin > 0) || Double.isInfinite(margin)) {
                problems.add(
                        KEY + "." + metric,
                        Labels.of(entry.getValue()),
                        "must be a positive number, in the unit of the metric: 0.01 is a point of accuracy");
            } else {
                margins.put(metric, margin);
            }
        });
        return margins;
    }

    private static Problem unknown(String metric, List<String> metrics) {
        Problem problem = Problem.missing(
                KEY + "." + metric, "is none of the experiment's metrics " + String.join(", ", metrics));
        return Problems.nearest(metric, metrics).map(problem::suggesting).orElse(problem);
    }
}
