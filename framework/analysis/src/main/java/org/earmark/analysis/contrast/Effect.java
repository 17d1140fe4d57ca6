package org.earmark.analysis.contrast;

import java.util.List;
import java.util.Map;

/**
 * What changing axes does, averaged over what other axes have.
 *
 * @param changed axis path to the value it changes to; one axis for a main effect, two for an interaction
 * @param references axis path to the value it changes from
 * @param places how many places on the other axes went into the average
 * @param leftOutFolds folds that some side of some place was not planned on, so that they do not count there
 * @param decision over seeds
 */
public record Effect(
        Map<String, String> changed,
        Map<String, String> references,
        int places,
        List<String> leftOutFolds,
        Decision decision) {
    public Effect {
        changed = Map.copyOf(changed);
        references = Map.copyOf(references);
        leftOutFolds = List.copyOf(leftOutFolds);
    }
}
