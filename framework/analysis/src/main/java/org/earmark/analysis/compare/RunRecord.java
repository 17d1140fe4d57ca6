package org.earmark.analysis.compare;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.earmark.analysis.export.Point;
import org.earmark.spi.tensor.FloatArray;

/**
 * What one attempt left, as far as two attempts are compared.
 *
 * @param name for people
 * @param state {@code done}, {@code diverged}, {@code failed} or {@code no result}
 * @param configuration dotted path to value
 * @param provenance dotted path to value
 * @param metrics after the last epoch
 * @param points everything it logged
 * @param predictions (clips, classes) logits; empty when there are none
 * @param clips ids of the rows of the predictions
 * @param notes what could not be read, and why
 */
public record RunRecord(
        String name,
        String state,
        Map<String, String> configuration,
        Map<String, String> provenance,
        Map<String, Double> metrics,
        List<Point> points,
        Optional<FloatArray> predictions,
        List<String> clips,
        List<String> notes) {
    public RunRecord {
        Objects.requireNonNull(name);
        Objects.requireNonNull(state);
        configuration = Collections.unmodifiableMap(new TreeMap<>(configuration));
        provenance = Collections.unmodifiableMap(new TreeMap<>(provenance));
        metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
        points = List.copyOf(points);
        Objects.requireNonNull(predictions);
        clips = List.copyOf(clips);
        notes = List.copyOf(notes);
    }
}
