package org.earmark.core.metrics.events;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.earmark.spi.error.DataException;

/**
 * Counts over all files.
 *
 * @param overall of all classes together (micro average)
 * @param byClass of each class, in alphabetical order
 */
public record DetectionScores(DetectionCounts overall, Map<String, DetectionCounts> byClass) {
    public DetectionScores {
        byClass = Collections.unmodifiableMap(new LinkedHashMap<>(byClass));
    }

    /** The mean of a figure over the classes where it is defined (macro average), for example of the F-score. */
    public double classAverage(ToDoubleFunction<DetectionCounts> figure) {
        return byClass.values().stream()
                .mapToDouble(figure)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }

    /** The mean F-score over the classes that have true events. */
    public double macroFScore() {
        return classAverage(DetectionCounts::fScore);
    }

    /** @throws DataException when a detection is of a file or a class that was never annotated */
    static void requireKnown(GroundTruth truth, List<LabelledEvent> detections) {
        for (LabelledEvent detection : detections) {
            if (!truth.knows(detection.file())) {
                throw new DataException("There is a detection in " + detection.file()
                        + ", which is in no line of the annotations or durations. Score the same files as annotated.");
            }
            if (!truth.classes().contains(detection.label())) {
                throw new DataException("There is a detection of class " + detection.label() + " in "
                        + detection.file() + ", but the annotations know only " + String.join(", ", truth.classes())
                        + ". Map the classes to those of the annotations first.");
            }
        }
    }
}
