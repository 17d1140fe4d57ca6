package org.earmark.report.compose;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.earmark.analysis.statistics.Interval;
import org.earmark.report.view.Figure;

/** Numbers as people read them. Independent of the locale of the machine. */
final class NumberText {
    private static final String MINUS = "−";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private NumberText() {}

    /** Four decimals below 100, as for metrics between 0 and 1. */
    static String metric(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "not defined" : value > 0 ? "∞" : MINUS + "∞";
        }
        String text = String.format(Locale.ROOT, Math.abs(value) < 100 ? "%.4f" : "%.1f", Math.abs(value));
        return value < 0 ? MINUS + text : text;
    }

    /** A metric with its sign always shown. */
    static String signed(double value) {
        return value > 0 ? "+" + metric(value) : metric(value);
    }

    /** A share as whole percent, with a decimal below ten. */
    static String percent(double share) {
        double percent = 100 * share;
        return String.format(Locale.ROOT, percent > 0 && percent < 9.95 ? "%.1f %%" : "%.0f %%", percent);
    }

    /** Two decimals. */
    static String hundredths(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    /** Without decimals where there are none. */
    static String shortNumber(double value) {
        return value == Math.rint(value) ? Long.toString(Math.round(value)) : Double.toString(value);
    }

    /** Three decimals, for tables with many columns. */
    static Figure shortFigure(double value) {
        return new Figure(String.format(Locale.ROOT, "%.3f", value), exact(value));
    }

    static String pValue(double value) {
        return value < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", value);
    }

    /** A level of a test to two significant digits, however small. */
    static String level(double value) {
        return new BigDecimal(value).round(new MathContext(2)).toPlainString();
    }

    static String interval(Interval interval) {
        return metric(interval.low()) + " to " + metric(interval.high());
    }

    static String signedInterval(Interval interval) {
        return signed(interval.low()) + " to " + signed(interval.high());
    }

    /** Three significant digits. */
    static String compact(double value) {
        if (!Double.isFinite(value)) {
            return metric(value);
        }
        double size = Math.abs(value);
        return String.format(
                Locale.ROOT, size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f", value);
    }

    static String bytes(long bytes) {
        double size = bytes;
        String[] units = {"B", "KiB", "MiB", "GiB", "TiB"};
        int unit = 0;
        while (size >= 1024 && unit < units.length - 1) {
            size /= 1024;
            unit++;
        }
        return compact(size) + " " + units[unit];
    }

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count).replace(',', ' ');
    }

    static String duration(double seconds) {
        if (!Double.isFinite(seconds)) {
            return "";
        }
        long whole = Math.round(seconds);
        if (whole < 60) {
            return compact(seconds) + " s";
        }
        return whole < 3600
                ? whole / 60 + " min " + whole % 60 + " s"
                : whole / 3600 + " h " + whole % 3600 / 60 + " min";
    }

    static String time(Optional<Instant> time) {
        return time.map(TIME::format).orElse("");
    }

    static Figure metricFigure(double value) {
        return new Figure(metric(value), exact(value));
    }

    static Figure signedFigure(double value) {
        return new Figure(signed(value), exact(value));
    }

    static Figure compactFigure(double value) {
        return new Figure(compact(value), exact(value));
    }

    static Figure noFigure(String text) {
        return new Figure(text, "");
    }

    private static String exact(double value) {
        return Double.toString(value);
    }

    /** {@code 1 cell}, {@code 2 cells}. */
    static String plural(long count, String noun) {
        return count(count) + " " + noun + (count == 1 ? "" : "s");
    }
}
