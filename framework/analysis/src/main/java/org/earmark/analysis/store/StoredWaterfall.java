package org.earmark.analysis.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one training gives under one protocol of evaluation after the other.
 *
 * @param metric that the differences are of
 * @param clips that every protocol judged
 * @param rows the plainest protocol first; at least one
 */
public record StoredWaterfall(String metric, long clips, List<Row> rows) {
    public StoredWaterfall {
        rows = List.copyOf(rows);
    }

    /**
     * @param name for people
     * @param selectedOnTest whether the test clips themselves chose the weights, which makes the figure too good
     * @param metrics name to value
     */
    public record Row(String name, boolean selectedOnTest, Map<String, Double> metrics) {
        public Row {
            metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        }
    }

    /** NaN where the row does not have the metric. */
    public double value(Row row) {
        return row.metrics().getOrDefault(metric, Double.NaN);
    }

    /**
     * A waterfall, or why there is none.
     *
     * @param reason a clause for people; empty when there is one, and when nobody asked for one
     */
    public record Lookup(Optional<StoredWaterfall> waterfall, String reason) {}
}
