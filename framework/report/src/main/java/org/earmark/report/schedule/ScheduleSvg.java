package org.earmark.report.schedule;

import java.util.List;
import java.util.Locale;
import org.earmark.analysis.schedule.EffectiveRate;
import org.earmark.analysis.schedule.TrainingLength;

/** Draws effective learning rates over epochs, steps and samples. */
public final class ScheduleSvg {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 420;
    private static final int LEFT = 70;
    private static final int RIGHT = 20;
    private static final int TOP = 24;
    private static final int BOTTOM = 120;
    private static final int TICKS = 5;
    private static final List<String> COLOURS =
            List.of("#0b5f8a", "#c2540a", "#1c7a4f", "#97438f", "#8f6b00", "#475563", "#b7304a", "#0f8797");

    private final List<EffectiveRate> rates;
    private final double highest;
    private final double most;
    private final StringBuilder svg = new StringBuilder();

    private ScheduleSvg(List<EffectiveRate> rates) {
        this.rates = rates;
        this.highest =
                rates.stream().mapToDouble(rate -> rate.peak().rate()).max().orElseThrow();
        this.most = rates.stream()
                .mapToDouble(rate -> rate.length().samplesAt(rate.length().steps()))
                .max()
                .orElseThrow();
    }

    /** @param rates at least one; epochs and steps on the axis are those of the first */
    public static String of(List<EffectiveRate> rates) {
        return new ScheduleSvg(rates).draw();
    }

    private String draw() {
        int height = HEIGHT + 20 * rates.size();
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + WIDTH + " " + height
                + "\" role=\"img\" font-family=\"sans-serif\" font-size=\"12\" fill=\"currentColor\"><title>"
                + "Effective learning rate over samples seen</title>\n");
        axes();
        for (int i = 0; i < rates.size(); i++) {
            line(rates.get(i), COLOURS.get(i % COLOURS.size()));
            text(LEFT + 28, HEIGHT + 20 * i + 4, "start", rates.get(i).name());
            svg.append(String.format(
                    Locale.ROOT,
                    "<line x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\" stroke=\"%s\" stroke-width=\"3\"/>\n",
                    LEFT,
                    LEFT + 20,
                    HEIGHT + 20 * i,
                    HEIGHT + 20 * i,
                    COLOURS.get(i % COLOURS.size())));
        }
        return svg.append("</svg>\n").toString();
    }

    private void axes() {
        TrainingLength length = rates.get(0).length();
        for (int tick = 0; tick <= TICKS; tick++) {
            double share = tick / (double) TICKS;
            double y = y(share * highest);
            svg.append(String.format(
                    Locale.ROOT,
                    "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"currentColor\" stroke-opacity=\"0.2\"/>\n",
                    LEFT,
                    WIDTH - RIGHT,
                    y,
                    y));
            text(LEFT - 8, y + 4, "end", String.format(Locale.ROOT, "%.2e", share * highest));
            double samples = share * most;
            double epochs = samples / length.clips();
            double x = x(samples);
            double under = HEIGHT - BOTTOM + 18;
            text(x, under, "middle", String.format(Locale.ROOT, "%.4g", epochs));
            text(x, under + 18, "middle", String.format(Locale.ROOT, "%.0f", epochs * length.stepsPerEpoch()));
            text(x, under + 36, "middle", String.format(Locale.ROOT, "%.0f", samples));
        }
        double under = HEIGHT - BOTTOM + 18;
        text(8, under, "start", "epochs");
        text(8, under + 18, "start", "steps");
        text(8, under + 36, "start", "samples");
    }

    private void line(EffectiveRate rate, String colour) {
        StringBuilder path = new StringBuilder();
        List<EffectiveRate.Point> points = rate.points();
        // A line of more points than pixels only takes room.
        int stride = Math.max(1, points.size() / (2 * WIDTH));
        for (int i = 0; i < points.size(); i++) {
            if (i % stride == 0 || i == points.size() - 1) {
                EffectiveRate.Point point = points.get(i);
                path.append(path.length() == 0 ? "M" : "L")
                        .append(String.format(
                                Locale.ROOT,
                                "%.1f %.1f",
                                x((double) rate.length().samplesAt(point.step())),
                                y(point.rate())));
            }
        }
        svg.append(String.format(
                Locale.ROOT, "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>\n", path, colour));
    }

    private double x(double samples) {
        return LEFT + samples / most * (WIDTH - LEFT - RIGHT);
    }

    private double y(double rate) {
        return HEIGHT - BOTTOM - rate / highest * (HEIGHT - BOTTOM - TOP);
    }

    private void text(double x, double y, String anchor, String text) {
        svg.append(String.format(
                Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n", x, y, anchor, escape(text)));
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
