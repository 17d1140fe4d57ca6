package org.earmark.cli.audit;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.earmark.core.audit.ClaimsFile;
import org.earmark.core.audit.EvidenceFiles;
import org.earmark.core.audit.ScoreEvidence;
import org.earmark.core.metrics.events.GroundTruth;
import org.earmark.core.metrics.events.LabelledEvent;
import org.earmark.spi.error.EarmarkException;

/** Judges checkpoints on the test clips of data sets. */
@FunctionalInterface
public interface CheckpointScores {
    /**
     * @param source that names the checkpoint
     * @param files finds what it names
     * @throws EarmarkException when it cannot be judged: its data are not here, or its classes are others
     */
    Evaluated evaluate(ClaimsFile.Source source, EvidenceFiles files);

    /**
     * What it said.
     *
     * @param scores probabilities of every test clip; empty for a model whose classes are not those of the data set
     * @param events for data sets with events, of models with framewise output
     * @param provenance on what and how it was judged, a line each
     */
    record Evaluated(Optional<ScoreEvidence> scores, Optional<Events> events, List<String> provenance) {
        public Evaluated {
            Objects.requireNonNull(scores);
            Objects.requireNonNull(events);
            provenance = List.copyOf(provenance);
        }
    }

    /** True events, and those that the model heard. */
    record Events(GroundTruth truth, List<LabelledEvent> detections) {
        public Events {
            Objects.requireNonNull(truth);
            detections = List.copyOf(detections);
        }
    }
}
