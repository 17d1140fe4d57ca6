package org.earmark.analysis.engine;

import java.util.List;
import org.earmark.analysis.contrast.Decision;

/**
 * One metric under two engines.
 *
 * @param decision on engine − reference, over seeds
 * @param incompleteSeeds seeds that lack a pair of cells, or a value, where another seed has one; left out
 */
public record EngineDifference(String metric, Decision decision, List<String> incompleteSeeds) {
    public EngineDifference {
        incompleteSeeds = List.copyOf(incompleteSeeds);
    }

    EngineDifference with(Decision corrected) {
        return new EngineDifference(metric, corrected, incompleteSeeds);
    }
}
