package org.earmark.report.compose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.earmark.report.view.CensusPage.BandChart;
import org.earmark.report.view.CensusPage.CountRow;
import org.earmark.report.view.CensusPage.CountTable;
import org.earmark.report.view.CensusPage.Histogram;
import org.earmark.report.view.CensusPage.Remark;
import org.earmark.report.view.CensusPage.Tick;
import org.earmark.report.view.Fact;

/** Turns the figures of a census into what its page prints. */
public final class CensusComposer {
    private static final int MOST_DETAILS = 200;
    private static final double TICK_DECIBELS = 20;

    private CensusComposer() {}

    public static Remark remark(boolean isError, String title, List<String> details) {
        int shown = Math.min(MOST_DETAILS, details.size());
        return new Remark(isError, title, details.subList(0, shown), details.size() - shown);
    }

    /** @param events number by class; empty for sets without events */
    public static CountTable counts(
            List<String> classes, List<String> parts, int[] clips, int[][] byClass, int[] events) {
        int most = Math.max(
                1,
                Arrays.stream(byClass)
                        .mapToInt(row -> Arrays.stream(row).sum())
                        .max()
                        .orElse(1));
        List<CountRow> rows = new ArrayList<>();
        for (int label = 0; label < classes.size(); label++) {
            int total = Arrays.stream(byClass[label]).sum();
            rows.add(new CountRow(
                    classes.get(label),
                    texts(byClass[label]),
                    NumberText.count(total),
                    events.length == 0 ? "" : NumberText.count(events[label]),
                    HistogramComposer.number(100.0 * total / most)));
        }
        return new CountTable(parts, rows, texts(clips), events.length > 0);
    }

    private static List<String> texts(int... counts) {
        return IntStream.of(counts).mapToObj(NumberText::count).toList();
    }

    public static List<Fact> facts(Map<String, String> facts) {
        return facts.entrySet().stream()
                .map(fact -> new Fact(fact.getKey(), fact.getValue()))
                .toList();
    }

    public static List<Fact> formats(Map<String, Long> formats) {
        return formats.entrySet().stream()
                .map(format -> new Fact(format.getKey(), NumberText.plural(format.getValue(), "clip")))
                .toList();
    }

    /** Without the histograms that have nothing to show. */
    public static List<Histogram> histograms(double[] seconds, double[] peaks, double[] levels) {
        List<Histogram> histograms = new ArrayList<>();
        add(histograms, "Length", "s", seconds);
        add(histograms, "Peak", "dBFS", peaks);
        add(histograms, "Level (root mean square)", "dBFS", levels);
        return histograms;
    }

    private static void add(List<Histogram> histograms, String title, String unit, double... values) {
        if (values.length > 0) {
            histograms.add(HistogramComposer.compose(title, unit, values));
        }
    }

    /** Means as a line with one standard deviation to both sides. */
    public static BandChart bands(double[] means, double[] deviations) {
        if (means.length == 0 || Double.isNaN(means[0])) {
            return new BandChart("", "", List.of(), "no clip has sound");
        }
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int band = 0; band < means.length; band++) {
            low = Math.min(low, means[band] - deviations[band]);
            high = Math.max(high, means[band] + deviations[band]);
        }
        Scale scale = new Scale(low, high, means.length);
        StringBuilder line = new StringBuilder();
        StringBuilder upper = new StringBuilder();
        StringBuilder lower = new StringBuilder();
        for (int band = 0; band < means.length; band++) {
            line.append(scale.point(band, means[band]));
            upper.append(scale.point(band, means[band] + deviations[band]));
            int mirrored = means.length - 1 - band;
            lower.append(scale.point(mirrored, means[mirrored] - deviations[mirrored]));
        }
        return new BandChart(line.toString(), upper.append(lower).toString(), scale.ticks(), means.length + " bands");
    }

    private record Scale(double low, double high, int bands) {
        String point(int band, double decibels) {
            double x = bands == 1 ? 0 : HistogramComposer.WIDTH * band / (bands - 1);
            return HistogramComposer.number(x) + "," + HistogramComposer.number(y(decibels)) + " ";
        }

        double y(double decibels) {
            double range = Math.max(1e-9, high - low);
            return HistogramComposer.HEIGHT * (high - decibels) / range;
        }

        List<Tick> ticks() {
            List<Tick> ticks = new ArrayList<>();
            for (double tick = Math.ceil(low / TICK_DECIBELS) * TICK_DECIBELS; tick <= high; tick += TICK_DECIBELS) {
                ticks.add(new Tick(HistogramComposer.number(y(tick)), Math.round(tick) + " dB"));
            }
            return ticks;
        }
    }
}
