package org.earmark.cli.audit;

import java.util.List;
import org.earmark.analysis.clips.CellClips;
import org.earmark.analysis.grouping.CellGroup;
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
            return ClaimMetrics.isOfEventTables(metric) ? events : scores;
        }
    }

    /**
     * Cells that differ in nothing but seed and fold, at least one of them done.
     *
     * @param clips reads their predictions
     * @param notes on those that are not done
     */
    record Cells(CellGroup group, CellClips clips, List<String> notes, List<String> provenance) implements Measured {}

    /** Nothing, and why. */
    record Absent(String reason) implements Measured {
        @Override
        public List<String> provenance() {
            return List.of();
        }
    }
}
