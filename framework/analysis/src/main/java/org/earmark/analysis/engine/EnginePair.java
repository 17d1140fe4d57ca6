package org.earmark.analysis.engine;

import java.util.List;

/**
 * Two engines on cells that differ in nothing else.
 *
 * @param reference label of the engine that the other is held against
 * @param engine label of the other
 * @param cells pairs of cells that are done on both sides
 * @param metrics what the seeds decide in each metric, corrected by Holm over all engines and metrics of the experiment
 * @param losses deviation of the loss curves; the largest over all pairs
 * @param referenceSpeed of the reference, over these cells
 * @param speed of the engine, over these cells
 */
public record EnginePair(
        String reference,
        String engine,
        int cells,
        List<EngineDifference> metrics,
        LossDeviation losses,
        EngineSpeed referenceSpeed,
        EngineSpeed speed) {
    public EnginePair {
        metrics = List.copyOf(metrics);
    }

    EnginePair with(List<EngineDifference> corrected) {
        return new EnginePair(reference, engine, cells, corrected, losses, referenceSpeed, speed);
    }
}
