package org.earmark.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.earmark.core.train.EpochRecord;
import org.earmark.core.train.EvaluationRecord;
import org.earmark.core.train.StepRecord;

/** Records of training as lines of an event file, and back without loss. */
final class EventCodec {
    private EventCodec() {}

    static ObjectNode write(StepRecord step) {
        ObjectNode node = Json.object();
        node.put("epoch", step.epoch());
        node.put("step", step.step());
        node.put("clips", step.clips());
        node.set("loss", Json.number(step.loss()));
        node.set("gradientNorm", Json.number(step.gradientNorm()));
        node.set("learningRate", Json.number(step.learningRate()));
        node.put("seconds", step.seconds());
        return node;
    }

    static StepRecord step(JsonNode node) {
        return new StepRecord(
                node.path("epoch").asLong(),
                node.path("step").asLong(),
                node.path("clips").asInt(),
                Json.number(node.path("loss")),
                Json.number(node.path("gradientNorm")),
                Json.number(node.path("learningRate")),
                node.path("seconds").asDouble());
    }

    static ObjectNode write(EpochRecord epoch) {
        ObjectNode node = Json.object();
        node.put("epoch", epoch.epoch());
        node.put("step", epoch.step());
        node.set("trainLoss", Json.number(epoch.trainLoss()));
        node.set("clipsPerSecond", Json.number(epoch.clipsPerSecond()));
        node.put("seconds", epoch.seconds());
        return node;
    }

    static ObjectNode write(EvaluationRecord evaluation) {
        ObjectNode node = Json.object();
        node.put("epoch", evaluation.epoch());
        node.put("step", evaluation.step());
        node.put("split", evaluation.split());
        node.set("loss", Json.number(evaluation.loss()));
        node.set("metrics", numbers(evaluation.metrics()));
        node.put("clips", evaluation.clips());
        node.put("seconds", evaluation.seconds());
        node.put("unlabelled", evaluation.unlabelled());
        node.put("batchSize", evaluation.batchSize());
        evaluation.batchSeconds().forEach(node.putArray("batchSeconds")::add);
        return node;
    }

    static EvaluationRecord evaluation(JsonNode node) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        node.path("metrics").properties().forEach(entry -> metrics.put(entry.getKey(), Json.number(entry.getValue())));
        List<Double> batchSeconds = new ArrayList<>();
        node.path("batchSeconds").forEach(seconds -> batchSeconds.add(seconds.asDouble()));
        return new EvaluationRecord(
                node.path("epoch").asLong(),
                node.path("step").asLong(),
                node.path("split").asText(),
                Json.number(node.path("loss")),
                metrics,
                node.path("clips").asInt(),
                node.path("seconds").asDouble(),
                node.path("unlabelled").asInt(),
                node.path("batchSize").asInt(),
                batchSeconds);
    }

    static ObjectNode numbers(Map<String, Double> values) {
        ObjectNode node = Json.object();
        values.forEach((name, value) -> node.set(name, Json.number(value)));
        return node;
    }
}
