package org.earmark.core.plan;

import java.util.Objects;
import java.util.Optional;
import org.earmark.core.protocol.EvaluationOptions;
import org.earmark.core.start.Start;
import org.earmark.spi.data.ClipLayout;
import org.earmark.spi.data.FrontEnd;
import org.earmark.spi.engine.AdamWOptions;

/**
 * The effective configuration of one cell: everything that decides its result but the data themselves. Paths, devices,
 * threads and worker counts are no part of it.
 *
 * @param start what the weights are before the first step
 * @param fold the fold to test on; empty for a data set with one fixed partition
 * @param seed root of all random draws
 * @param evaluation how the run is judged in the end
 */
public record CellSpec(
        PluginChoice dataset,
        ClipLayout audio,
        FrontEnd frontEnd,
        PluginChoice model,
        PluginChoice loss,
        PluginChoice mixup,
        PluginChoice schedule,
        PluginChoice engine,
        AdamWOptions optimizer,
        TrainingOptions training,
        Start start,
        Optional<String> fold,
        long seed,
        EvaluationOptions evaluation) {
    public CellSpec {
        Objects.requireNonNull(dataset);
        Objects.requireNonNull(audio);
        Objects.requireNonNull(frontEnd);
        Objects.requireNonNull(model);
        Objects.requireNonNull(loss);
        Objects.requireNonNull(mixup);
        Objects.requireNonNull(schedule);
        Objects.requireNonNull(engine);
        Objects.requireNonNull(optimizer);
        Objects.requireNonNull(training);
        Objects.requireNonNull(start);
        Objects.requireNonNull(fold);
        Objects.requireNonNull(evaluation);
    }

    /** The same configuration with another root of all random draws. */
    public CellSpec withSeed(long otherSeed) {
        return new CellSpec(
                dataset,
                audio,
                frontEnd,
                model,
                loss,
                mixup,
                schedule,
                engine,
                optimizer,
                training,
                start,
                fold,
                otherSeed,
                evaluation);
    }
}
