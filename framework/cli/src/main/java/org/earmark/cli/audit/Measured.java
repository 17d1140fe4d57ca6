package org.earmark.cli.audit;

import java.util.List;
import java.util.Map;
import org.earmark.core.audit.ClaimMetrics;
import org.earmark.core.audit.ScoreEvidence;
import org.earmark.core.metrics.events.FileCounts;
import org.earmark.core.metrics.events.IntersectionCriteria;

/** What a source of evidence turned out to hold. */
sealed interface Measured {
    /** Where it comes from, a line each. */
    List<String> provenance();

    /** What a metric is measured on, where the source holds several things. */
    default Measured on(String metric) {
        return this;
    }

    /** Detections, judged file by file. */
    record Events(FileCounts counts, IntersectionCriteria criteria, boolean published, List<String> provenance)
            implements Measured {}

    /** Probabilities of clips. */
    record Scores(ScoreEvidence scores, boolean published, List<String> provenance) implements Measured {}

    /** What a checkpoint said of the test clips: their classes, and when it heard what. */
    record Judged(Measured scores, Measured events, List<String> provenance) implements Measured {
        @Override
        public Measured on(String metric) {
            return metric.equals(ClaimMetrics.INTERSECTION_F1) ? events : scores;
        }
    }

    /**
     * Cells that are done.
     *
     * @param notes on those that are not, and on predictions that are missing
     */
    record Cells(List<Model> models, List<String> notes, List<String> provenance) implements Measured {}

    /** Nothing, and why. */
    record Absent(String reason) implements Measured {
        @Override
        public List<String> provenance() {
            return List.of();
        }
    }

    /**
     * One cell that is done.
     *
     * @param metrics after the last epoch
     * @param best at the epoch best on the test part
     * @param predictions empty list when there are none, else one
     * @param configuration dotted path to value
     */
    record Model(
            String id,
            String seed,
            long testClips,
            Map<String, Double> metrics,
            Map<String, Double> best,
            List<ScoreEvidence> predictions,
            Map<String, String> configuration) {}
}
