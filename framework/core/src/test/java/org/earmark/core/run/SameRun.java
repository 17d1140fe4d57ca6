package org.earmark.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.earmark.core.checkpoint.Safetensors;
import org.earmark.formats.array.NpyFile;

/**
 * Everything of an attempt that must not depend on interruptions: each step, each evaluation, predictions and the best
 * model, as exact texts.
 */
record SameRun(List<String> steps, List<String> evaluations, Map<String, List<Float>> arrays, JsonNode best) {
    static SameRun of(AttemptFolder attempt) {
        List<String> steps = new ArrayList<>();
        List<String> evaluations = new ArrayList<>();
        for (JsonNode event : new EventReader(attempt.events()).fresh()) {
            switch (event.path("type").asText()) {
                case "step" ->
                    steps.add(event.path("step") + " " + event.path("loss") + " " + event.path("gradientNorm"));
                case "evaluation" ->
                    evaluations.add(event.path("step") + " " + event.path("loss") + " " + event.path("metrics"));
                default -> {}
            }
        }
        Map<String, List<Float>> arrays = new LinkedHashMap<>();
        for (String name : List.of("clipwise.npy", "targets.npy")) {
            arrays.put(
                    name, list(NpyFile.read(attempt.predictions().resolve(name)).values()));
        }
        Safetensors.read(attempt.bestCheckpoint())
                .tensors()
                .forEach((name, tensor) -> arrays.put(name, list(tensor.values())));
        return new SameRun(
                steps, evaluations, arrays, Json.read(attempt.result()).path("best"));
    }

    private static List<Float> list(float[] values) {
        List<Float> list = new ArrayList<>(values.length);
        for (float value : values) {
            list.add(value);
        }
        return list;
    }
}
