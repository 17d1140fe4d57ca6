package org.earmark.analysis.audit;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.earmark.analysis.statistics.Interval;

/**
 * A number measured here.
 *
 * @param value may be NaN, when the metric is not defined on what is there
 * @param published whether the predictions are those behind the published number, so that chance plays no part
 * @param overClips interval over samples of clips; empty when there are no predictions
 * @param overSeeds interval over trained models; empty for fewer than two
 * @param models how many trained models the value is a mean of
 * @param census the clips
 * @param bestEpoch the value at the epoch that was best on the test part; NaN when not known
 * @param provenance where the predictions come from, a line each
 */
public record Measurement(
        double value,
        boolean published,
        Optional<Interval> overClips,
        Optional<Interval> overSeeds,
        int models,
        Census census,
        double bestEpoch,
        List<String> provenance) {
    public Measurement {
        Objects.requireNonNull(overClips);
        Objects.requireNonNull(overSeeds);
        Objects.requireNonNull(census);
        provenance = List.copyOf(provenance);
    }

    /** The interval that decides: over trained models where there are several, else over clips. */
    public Optional<Interval> deciding() {
        return overSeeds.or(() -> overClips);
    }
}
