package org.earmark.analysis.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;
import org.earmark.analysis.statistics.Interval;

/** The JSON form of an audit. Values are fractions; numbers that are not finite are strings. */
public final class AuditJson {
    private static final String NO_SPREAD = "all seeds give the same value, so there is no spread to judge by";

    private AuditJson() {}

    /** The whole audit. */
    public static ObjectNode of(Audit audit) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("format", 1).put("audit", audit.name());
        tree.put("question", audit.question()).put("source", audit.source());
        ObjectNode counts = tree.putObject("verdicts");
        for (Verdict verdict : Verdict.values()) {
            counts.put(verdict.id(), audit.count(verdict));
        }
        ArrayNode rows = tree.putArray("claims");
        audit.rows().forEach(row -> rows.add(row(row)));
        Audit.Chance chance = audit.chance();
        tree.putObject("differsByChance")
                .put("claimsOverSeeds", chance.overSeeds())
                .put("expectedAtMost", chance.expected())
                .put("claimsOnOneTraining", chance.onOneTraining());
        tree.put("comparisonsInFamily", audit.comparisons().size());
        ArrayNode comparisons = tree.putArray("comparisons");
        audit.comparisons().forEach(comparison -> comparisons.add(comparison(comparison)));
        ArrayNode notes = tree.putArray("notes");
        audit.notes().forEach(notes::add);
        return tree;
    }

    private static ObjectNode row(AuditRow row) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        Claim claim = row.claim();
        node.put("place", claim.place()).put("table", claim.table()).put("system", claim.system());
        node.put("row", claim.row()).put("metric", claim.metric());
        claim.label().ifPresent(label -> node.put("label", label));
        node.put("claimed", claim.value()).put("runs", claim.printed().runs());
        if (claim.printed().plusMinus() > 0) {
            node.put("plusMinus", claim.printed().plusMinus());
        }
        claim.printed().plusMinusIs().ifPresent(kind -> node.put("plusMinusIs", kind.words()));
        node.put("tolerance", claim.tolerance().value());
        node.put("toleranceIs", claim.tolerance().reason());
        node.put("verdict", row.verdict().id()).put("reason", row.reason());
        row.measurement().ifPresent(measurement -> {
            node.set("measured", number(measurement.value()));
            node.set("difference", number(row.difference()));
            node.set("measurement", measurement(measurement));
        });
        interval(node, "predictionInterval", row.prediction());
        ArrayNode protocol = node.putArray("protocol");
        row.protocol().forEach(item -> protocol.addObject()
                .put("item", item.item())
                .put("paper", item.paper())
                .put("code", item.code())
                .put("run", item.run())
                .put("decisive", item.decisive())
                .put("state", item.state()));
        ArrayNode causes = node.putArray("causes");
        row.causes().forEach(cause -> {
            ObjectNode entry = causes.addObject().put("text", cause.text());
            if (!Double.isNaN(cause.reach())) {
                entry.set("reach", number(cause.reach()));
            }
        });
        return node;
    }

    private static ObjectNode measurement(Measurement measurement) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("publishedPredictions", measurement.published());
        node.put("seeds", measurement.seeds().n()).put("models", measurement.models());
        measurement.classes().ifPresent(classes -> node.put("classesAveraged", classes.averaged())
                .put("classes", classes.all()));
        interval(node, "overClips", measurement.overClips().interval());
        if (!measurement.overClips().reason().isEmpty()) {
            node.put("withoutIntervalOverClips", measurement.overClips().reason());
        }
        interval(node, "overSeeds", measurement.seeds().interval());
        if (measurement.seeds().withoutSpread()) {
            node.put("withoutIntervalOverSeeds", NO_SPREAD);
        }
        if (!Double.isNaN(measurement.bestEpoch())) {
            node.put("bestEpoch", measurement.bestEpoch());
        }
        Census census = measurement.census();
        ObjectNode clips = node.putObject("census");
        census.expected().ifPresent(expected -> clips.put("expected", expected));
        clips.put("measured", census.measured()).put("missing", census.missing());
        interval(clips, "reach", census.reach());
        if (!Double.isNaN(census.atRandom())) {
            clips.put("atRandom", census.atRandom());
        }
        ArrayNode notes = clips.putArray("notes");
        census.notes().forEach(notes::add);
        ArrayNode provenance = node.putArray("provenance");
        measurement.provenance().forEach(provenance::add);
        return node;
    }

    private static ObjectNode comparison(Audit.Comparison comparison) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("first", comparison.first()).put("second", comparison.second());
        node.put("metric", comparison.metric()).put("clips", comparison.clips());
        node.set("difference", number(comparison.difference()));
        interval(node, "interval", comparison.interval());
        return node.put("remark", comparison.remark());
    }

    private static void interval(ObjectNode node, String name, Optional<Interval> interval) {
        interval.ifPresent(found -> node.putObject(name)
                .put("low", found.low())
                .put("high", found.high())
                .put("level", found.level()));
    }

    private static JsonNode number(double value) {
        return Double.isFinite(value) ? DoubleNode.valueOf(value) : TextNode.valueOf(Double.toString(value));
    }
}
