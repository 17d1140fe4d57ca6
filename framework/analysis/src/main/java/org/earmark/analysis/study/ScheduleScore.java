package org.earmark.analysis.study;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.earmark.analysis.grouping.CellGroup;
import org.earmark.analysis.statistics.Interval;
import org.earmark.analysis.statistics.SampleSummary;

/**
 * How training went under one configuration, over its seeds and folds.
 *
 * @param area mean of the metric over the course of training, over complete seeds
 * @param incompleteSeeds seeds of which at least one fold has no curve; left out of the area
 * @param target value of the metric that is waited for; empty when there is none to wait for
 * @param samplesToTarget clips seen by each done cell until the first evaluation at or above the target, ascending; those
 *     that never reached it are missing here
 * @param waited done cells with evaluations
 * @param diverged cells whose loss became NaN or infinite
 * @param ended cells that are done or diverged: the denominator of the divergence rate
 * @param divergence Wilson's 95 % interval of the rate; empty when no cell has ended
 * @param spikesPerThousand gradient-norm spikes per thousand steps of all cells that logged gradients
 */
public record ScheduleScore(
        CellGroup group,
        SampleSummary area,
        List<String> incompleteSeeds,
        OptionalDouble target,
        List<Long> samplesToTarget,
        int waited,
        int diverged,
        int ended,
        Optional<Interval> divergence,
        OptionalDouble spikesPerThousand) {
    public ScheduleScore {
        Objects.requireNonNull(group);
        incompleteSeeds = List.copyOf(incompleteSeeds);
        samplesToTarget = List.copyOf(samplesToTarget);
    }

    /** The median over all cells that waited; empty when half of them or more never reached the target. */
    public OptionalDouble medianSamples() {
        if (samplesToTarget.size() * 2 <= waited) {
            return OptionalDouble.empty();
        }
        int middle = waited / 2;
        return OptionalDouble.of(
                waited % 2 == 1
                        ? samplesToTarget.get(middle)
                        : (samplesToTarget.get(middle - 1) + samplesToTarget.get(middle)) / 2.0);
    }
}
