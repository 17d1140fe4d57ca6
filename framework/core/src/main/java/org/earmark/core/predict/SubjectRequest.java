package org.earmark.core.predict;

import java.util.Optional;
import org.earmark.spi.data.Vocabulary;
import org.earmark.spi.loss.Activation;

/**
 * What a user says about a checkpoint; what a cell knows itself is not overridden silently but refused.
 *
 * @param frontEnd of a checkpoint of unknown origin
 * @param vocabulary names of its classes
 * @param activation of its clipwise logits; sigmoid where nothing is known
 */
public record SubjectRequest(
        FrontEndRequest frontEnd, Optional<Vocabulary> vocabulary, Optional<Activation> activation) {
    /** Nothing. */
    public static SubjectRequest none() {
        return new SubjectRequest(FrontEndRequest.none(), Optional.empty(), Optional.empty());
    }
}
