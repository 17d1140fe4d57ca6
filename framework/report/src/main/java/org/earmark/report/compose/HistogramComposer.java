package org.earmark.report.compose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.earmark.report.view.CensusPage.Bar;
import org.earmark.report.view.CensusPage.Histogram;

/** Counts figures into bins of equal width. */
final class HistogramComposer {
    private static final int BINS = 40;
    static final double WIDTH = 400;
    static final double HEIGHT = 120;
    private static final double SINGLE_BAR = 10;

    private HistogramComposer() {}

    /** @param values at least one, none NaN */
    static Histogram compose(String title, String unit, double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double low = sorted[0];
        double high = sorted[sorted.length - 1];
        boolean same = high - low < 1e-9 * Math.max(1, Math.abs(high));
        int bins = same ? 1 : BINS;
        int[] counts = new int[bins];
        for (double value : sorted) {
            counts[same ? 0 : (int) Math.min(bins - 1, (value - low) / (high - low) * bins)]++;
        }
        String summary = same
                ? NumberText.count(sorted.length) + " clips, all " + NumberText.compact(low) + " " + unit
                : "median " + NumberText.compact(sorted[sorted.length / 2]) + " " + unit;
        return new Histogram(title, text(low, unit), text(high, unit), summary, bars(counts, low, high, unit));
    }

    private static List<Bar> bars(int[] counts, double low, double high, String unit) {
        int most = Arrays.stream(counts).max().orElse(1);
        double width = counts.length == 1 ? SINGLE_BAR : WIDTH / counts.length;
        double left = counts.length == 1 ? (WIDTH - SINGLE_BAR) / 2 : 0;
        List<Bar> bars = new ArrayList<>();
        for (int bin = 0; bin < counts.length; bin++) {
            double height = HEIGHT * counts[bin] / most;
            double from = low + (high - low) * bin / counts.length;
            double to = low + (high - low) * (bin + 1) / counts.length;
            bars.add(new Bar(
                    number(left + bin * width),
                    number(Math.max(1, width - 1)),
                    number(HEIGHT - height),
                    number(height),
                    text(from, unit) + " to " + text(to, unit) + ": " + counts[bin]));
        }
        return bars;
    }

    private static String text(double value, String unit) {
        return NumberText.compact(value) + " " + unit;
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
