package org.earmark.report.compose;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.earmark.analysis.contrast.Decision;
import org.earmark.analysis.statistics.Interval;
import org.earmark.analysis.statistics.SampleSummary;
import org.earmark.report.view.Strip;

/** A horizontal scale that small drawings in a column share. Intervals that pass its ends are cut off there. */
final class StripScale {
    private static final double MARGIN = 6;
    /** How far beyond the values intervals may reach: those of two seeds would squeeze all dots into one. */
    private static final double OVERHANG = 0.6;

    private final double low;
    private final double high;
    private final boolean showsZero;

    private StripScale(double low, double high, boolean showsZero) {
        this.low = low;
        this.high = high;
        this.showsZero = showsZero;
    }

    /** A scale with zero on it that holds all differences. */
    static StripScale ofDecisions(List<Decision> decisions) {
        return over(
                decisions.stream()
                        .flatMap(decision -> decision.differences().values().stream())
                        .toList(),
                decisions.stream()
                        .flatMap(decision -> decision.summary().interval().stream())
                        .toList(),
                true);
    }

    static StripScale over(Collection<Double> values, Collection<Interval> intervals, boolean withZero) {
        double least = values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double most = values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        if (withZero) {
            least = Math.min(0, least);
            most = Math.max(0, most);
        }
        double room = OVERHANG * Math.max(most - least, 1e-9);
        double low = Math.max(
                least - room,
                intervals.stream().mapToDouble(Interval::low).min().orElse(least));
        double high = Math.min(
                most + room,
                intervals.stream().mapToDouble(Interval::high).max().orElse(most));
        return new StripScale(Math.min(low, least), Math.max(high, most), withZero);
    }

    Strip draw(Collection<Double> values, SampleSummary summary, String description) {
        List<String> dots = values.stream().map(this::position).toList();
        Optional<Interval> interval = summary.interval();
        return new Strip(
                dots,
                summary.n() == 0 ? "" : position(summary.mean()),
                interval.map(i -> position(i.low())).orElse(""),
                interval.map(i -> pixels(at(i.high()) - at(i.low()))).orElse(""),
                showsZero ? position(0) : "",
                description);
    }

    private String position(double value) {
        return pixels(at(value));
    }

    private double at(double value) {
        double share = high > low ? (value - low) / (high - low) : 0.5;
        return MARGIN + Math.max(0, Math.min(1, share)) * (Strip.WIDTH - 2 * MARGIN);
    }

    private static String pixels(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
