package org.earmark.cli.audit;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.earmark.analysis.audit.Census;
import org.earmark.analysis.audit.Measurement;
import org.earmark.analysis.clips.ClipIntervals;
import org.earmark.analysis.clips.ClipMetric;
import org.earmark.analysis.clips.ClipScore;
import org.earmark.analysis.statistics.Interval;
import org.earmark.analysis.statistics.SampleSummary;
import org.earmark.core.audit.ClaimMetrics;
import org.earmark.core.metrics.Metric;
import org.earmark.core.metrics.MetricSet;
import org.earmark.spi.error.EarmarkException;

/** Measures one metric on one source of evidence. */
final class MetricMeasurer {
    static final double LEVEL = SampleSummary.LEVEL;
    /** Resamples of a bootstrap of metrics that sum what each clip counts. */
    static final int RESAMPLES = 10_000;
    /** Metrics without such a form cost a whole evaluation per resample. */
    private static final int FEW_RESAMPLES = 1_000;

    private MetricMeasurer() {}

    /** A measurement, or why there is none. */
    record Outcome(Optional<Measurement> measurement, String reason) {
        static Outcome none(String reason) {
            return new Outcome(Optional.empty(), reason);
        }

        static Outcome of(Measurement measurement) {
            return new Outcome(Optional.of(measurement), "");
        }
    }

    /**
     * @param metric by its name of today
     * @param label of the one class that is asked for
     * @param expected clips of the protocol
     */
    static Outcome measure(Measured evidence, String metric, Optional<String> label, OptionalInt expected) {
        try {
            if (evidence instanceof Measured.Absent absent) {
                return Outcome.none(absent.reason());
            }
            if (evidence instanceof Measured.Events events) {
                return ClaimMetrics.isOfEventTables(metric)
                        ? new EventMeasurer(events, metric).measure(label, expected)
                        : Outcome.none("The evidence holds events, not the scores of clips that " + metric
                                + " is measured on.");
            }
            Metric definition = MetricSet.tagging().metric(metric);
            if (evidence instanceof Measured.Cells cells) {
                return label.isEmpty()
                        ? new CellMeasurer(cells, definition).measure(expected)
                        : Outcome.none("Cells store no " + metric + " of single classes.");
            }
            return definition.eventsOnly()
                    ? Outcome.none("The evidence holds no events, which " + metric + " is measured on.")
                    : ScoreMeasurer.measure((Measured.Scores) evidence, definition, expected);
        } catch (EarmarkException | IllegalArgumentException e) {
            return Outcome.none("The metric cannot be computed on this evidence: " + e.getMessage());
        }
    }

    /** With as many resamples as the metric can afford. */
    static ClipIntervals intervals(String metric) {
        boolean fast =
                ClipMetric.isKnown(metric) || MetricSet.tagging().metric(metric).eventsOnly();
        return new ClipIntervals(fast ? RESAMPLES : FEW_RESAMPLES, LEVEL);
    }

    /**
     * What is known of the clips.
     *
     * @param expected that the protocol says
     * @param reach of those that are missing
     */
    static Census census(
            OptionalInt expected,
            int clips,
            int missing,
            Optional<Interval> reach,
            ClipScore overClips,
            List<String> notes) {
        // The part of a finite set that is not seen varies as much less as it is smaller (Cochran 1977, section 2.6).
        double atRandom = missing == 0
                ? Double.NaN
                : overClips
                        .interval()
                        .map(interval -> (interval.high() - interval.low())
                                / 2
                                * Math.sqrt(missing / (double) (missing + clips)))
                        .orElse(Double.NaN);
        return new Census(expected, clips, missing, reach, atRandom, notes);
    }

    static void surplus(OptionalInt expected, int clips, List<String> notes) {
        if (expected.isPresent() && clips > expected.getAsInt()) {
            notes.add((clips - expected.getAsInt()) + " clips more than the protocol says");
        }
    }
}
