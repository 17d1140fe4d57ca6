package org.earmark.core.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Objects;

/**
 * One set of trained weights under one protocol after the other: what a figure owes to its protocol.
 *
 * @param primaryMetric that differences are of
 * @param clips that were judged, each once in every row
 * @param rows the plainest protocol first
 */
public record Waterfall(String primaryMetric, int clips, List<WaterfallRow> rows) {
    public Waterfall {
        Objects.requireNonNull(primaryMetric);
        rows = List.copyOf(rows);
    }

    public double primary(WaterfallRow row) {
        return row.metrics().getOrDefault(primaryMetric, Double.NaN);
    }

    /** What a row has more than the first. */
    public double difference(WaterfallRow row) {
        return primary(row) - primary(rows.get(0));
    }

    /** As it is stored beside a cell. */
    public ObjectNode json() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("format", 1).put("primaryMetric", primaryMetric).put("clips", clips);
        ArrayNode list = tree.putArray("rows");
        for (WaterfallRow row : rows) {
            ObjectNode node = list.addObject().put("name", row.name()).put("weights", row.weights());
            row.selectedOnTest()
                    .ifPresentOrElse(
                            selected -> node.put("selectedOnTest", selected), () -> node.putNull("selectedOnTest"));
            node.put("members", row.members()).put("views", row.views()).put("repeatMode", row.repeatMode());
            ObjectNode metrics = node.putObject("metrics");
            row.metrics().forEach((name, value) -> metrics.set(name, number(value)));
            node.set("differenceToFirst", number(difference(row)));
        }
        return tree;
    }

    private static JsonNode number(double value) {
        return Double.isFinite(value) ? DoubleNode.valueOf(value) : TextNode.valueOf(Double.toString(value));
    }
}
