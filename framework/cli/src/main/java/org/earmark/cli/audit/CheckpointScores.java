package org.earmark.cli.audit;

import java.nio.file.Path;
import java.util.List;
import org.earmark.core.audit.ClaimsFile;
import org.earmark.core.audit.ScoreEvidence;
import org.earmark.spi.error.EarmarkException;

/** Judges checkpoints on the test clips of data sets. */
@FunctionalInterface
public interface CheckpointScores {
    /**
     * @param source that names the checkpoint
     * @param checkpoint the file
     * @throws EarmarkException when it cannot be judged: its data are not here, or its classes are others
     */
    Evaluated evaluate(ClaimsFile.Source source, Path checkpoint);

    /**
     * What it said.
     *
     * @param scores probabilities of every test clip
     * @param provenance on what and how it was judged, a line each
     */
    record Evaluated(ScoreEvidence scores, List<String> provenance) {
        public Evaluated {
            provenance = List.copyOf(provenance);
        }
    }
}
