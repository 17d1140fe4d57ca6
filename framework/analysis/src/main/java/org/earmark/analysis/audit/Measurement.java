package org.earmark.analysis.audit;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.earmark.analysis.clips.ClipScore;
import org.earmark.analysis.statistics.Interval;
import org.earmark.analysis.statistics.SampleSummary;

/**
 * A number measured here.
 *
 * @param published whether the predictions are those behind the published number, so that chance plays no part
 * @param seeds the value of each seed, a mean over its folds; one for predictions of a single training
 * @param models how many trained models these are: seeds times folds
 * @param overClips interval over samples of clips, or why there is none
 * @param classes that the metric is of; empty where it is not known
 * @param census the clips
 * @param bestEpoch the value at the epoch that was best on the test part; NaN when not known
 * @param provenance where the predictions come from, a line each
 */
public record Measurement(
        boolean published,
        SampleSummary seeds,
        int models,
        ClipScore overClips,
        Optional<AveragedClasses> classes,
        Census census,
        double bestEpoch,
        List<String> provenance) {
    public Measurement {
        Objects.requireNonNull(seeds);
        Objects.requireNonNull(overClips);
        Objects.requireNonNull(classes);
        Objects.requireNonNull(census);
        provenance = List.copyOf(provenance);
    }

    /** The mean over seeds; NaN when the metric is not defined on what is there. */
    public double value() {
        return seeds.mean();
    }

    /** The interval that agreement is judged by: over seeds where there are several, else over clips. */
    public Optional<Interval> deciding() {
        return seeds.n() > 1 ? seeds.interval() : overClips.interval();
    }

    /** {@code 3 seeds}, {@code 3 seeds (15 trained models)}. */
    public String trainings() {
        String counted = seeds.n() == 1 ? "1 seed" : seeds.n() + " seeds";
        return models == seeds.n() ? counted : counted + " (" + models + " trained models)";
    }
}
