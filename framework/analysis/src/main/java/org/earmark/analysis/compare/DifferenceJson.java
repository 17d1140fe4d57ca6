package org.earmark.analysis.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Locale;

/** The JSON form of a difference. */
public final class DifferenceJson {
    private DifferenceJson() {}

    /** The whole difference. Numbers that are not finite are strings. */
    public static ObjectNode of(RunDifference difference) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("format", 1).put("first", difference.first()).put("second", difference.second());
        tree.put("outcome", difference.outcome().words()).put("tolerance", difference.tolerance());
        RunDifference.Losses losses = difference.losses();
        ObjectNode loss = tree.putObject("losses");
        loss.put("likeness", losses.likeness().words()).put("steps", losses.steps());
        losses.firstDifferent().ifPresent(step -> loss.put("firstDifferentStep", step));
        losses.firstBeyond().ifPresent(step -> loss.put("firstStepBeyondTolerance", step));
        loss.set("largest", number(losses.largest()));
        RunDifference.Predictions predictions = difference.predictions();
        ObjectNode prediction = tree.putObject("predictions");
        prediction.put("likeness", predictions.likeness().words()).put("clips", predictions.clips());
        prediction.set("largest", number(predictions.largest()));
        prediction.put("otherDecisions", predictions.otherDecisions());
        ObjectNode metrics = tree.putObject("metrics");
        difference.metrics().forEach((name, metric) -> {
            ObjectNode node =
                    metrics.putObject(name).put("likeness", metric.likeness().words());
            node.set("first", number(metric.first()));
            node.set("second", number(metric.second()));
        });
        changes(tree.putArray("configuration"), difference.configuration());
        ObjectNode provenance = tree.putObject("provenance");
        difference
                .provenance()
                .forEach((area, changes) ->
                        changes(provenance.putArray(area.name().toLowerCase(Locale.ROOT)), changes));
        ArrayNode notes = tree.putArray("notes");
        difference.notes().forEach(notes::add);
        return tree;
    }

    private static void changes(ArrayNode array, List<RunDifference.Change> changes) {
        changes.forEach(change -> array.addObject()
                .put("path", change.path())
                .put("first", change.first())
                .put("second", change.second()));
    }

    private static JsonNode number(double value) {
        return Double.isFinite(value) ? DoubleNode.valueOf(value) : TextNode.valueOf(Double.toString(value));
    }
}
