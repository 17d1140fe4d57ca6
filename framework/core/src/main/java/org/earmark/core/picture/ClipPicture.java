package org.earmark.core.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.earmark.spi.data.FrontEnd;
import org.earmark.spi.tensor.FloatArray;

/** A recording as an SVG page: its log-mel spectrogram, and beneath it the framewise scores of some classes. */
public final class ClipPicture {
    private static final int WIDTH = 960;
    private static final int LEFT = 56;
    private static final int TOP = 40;
    private static final int PANEL = 220;
    private static final int GAP = 44;
    private static final double DECIBELS_SHOWN = 80;
    private static final int WIDEST_IMAGE = 4000;
    private static final List<String> COLOURS =
            List.of("#0b5fa5", "#c8501e", "#2e7d32", "#7b3fa0", "#8d6e00", "#00838f", "#ad1457", "#455a64");

    private final String title;
    private final double seconds;
    private final FrontEnd frontEnd;

    public ClipPicture(String title, double seconds, FrontEnd frontEnd) {
        this.title = title;
        this.seconds = seconds;
        this.frontEnd = frontEnd;
    }

    /**
     * @param logMel (frames, mel bands) in decibels
     * @param curves framewise scores over the whole recording; their colours repeat after eight
     * @return an SVG document that needs nothing else
     */
    public String svg(FloatArray logMel, List<Curve> curves) {
        int legend = 18 * curves.size();
        int height = TOP + 2 * PANEL + GAP + 48 + legend;
        StringBuilder svg = new StringBuilder();
        append(svg, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\"", WIDTH, height);
        append(svg, " viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">%n", WIDTH, height);
        append(svg, "<rect width=\"%d\" height=\"%d\" fill=\"white\"/>%n", WIDTH, height);
        append(svg, "<text x=\"%d\" y=\"24\" font-size=\"15\">%s</text>%n", LEFT, escaped(title));
        append(svg, "<image x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"", LEFT, TOP, plotWidth(), PANEL);
        append(svg, " preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\"");
        append(svg, " href=\"data:image/png;base64,%s\"/>%n", png(logMel));
        frequencyAxis(svg);
        int lower = TOP + PANEL + GAP;
        scoreAxis(svg, lower);
        timeAxis(svg, lower + PANEL);
        for (int i = 0; i < curves.size(); i++) {
            curve(svg, curves.get(i), COLOURS.get(i % COLOURS.size()), lower, lower + PANEL + 48 + 18 * i);
        }
        return svg.append("</svg>\n").toString();
    }

    private static int plotWidth() {
        return WIDTH - LEFT - 16;
    }

    private static String png(FloatArray logMel) {
        int frames = Math.toIntExact(logMel.shape()[0]);
        int bands = Math.toIntExact(logMel.shape()[1]);
        float loudest = Float.NEGATIVE_INFINITY;
        for (float value : logMel.values()) {
            loudest = Math.max(loudest, value);
        }
        int columns = Math.min(frames, WIDEST_IMAGE);
        BufferedImage image = new BufferedImage(columns, bands, BufferedImage.TYPE_INT_RGB);
        for (int column = 0; column < columns; column++) {
            int frame = (int) ((long) column * frames / columns);
            for (int band = 0; band < bands; band++) {
                double below = loudest - logMel.values()[frame * bands + band];
                image.setRGB(column, bands - 1 - band, ColourScale.rgb(1 - below / DECIBELS_SHOWN));
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private void frequencyAxis(StringBuilder svg) {
        append(svg, "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s Hz</text>%n", LEFT - 4, TOP + 10, hertz(true));
        append(svg, "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s Hz</text>%n", LEFT - 4, TOP + PANEL, hertz(false));
        append(
                svg,
                "<text x=\"%d\" y=\"%d\">log-mel, %d bands, the loudest %.0f dB</text>%n",
                LEFT,
                TOP + PANEL + 16,
                frontEnd.melBins(),
                DECIBELS_SHOWN);
    }

    private String hertz(boolean upper) {
        return String.format(Locale.ROOT, "%.0f", upper ? frontEnd.maximumFrequency() : frontEnd.minimumFrequency());
    }

    private static void scoreAxis(StringBuilder svg, int top) {
        for (int i = 0; i <= 4; i++) {
            double y = top + PANEL - i * PANEL / 4.0;
            append(
                    svg,
                    "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>%n",
                    LEFT,
                    LEFT + plotWidth(),
                    y,
                    y);
            append(svg, "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.2f</text>%n", LEFT - 4, y + 4, i / 4.0);
        }
    }

    private void timeAxis(StringBuilder svg, int y) {
        double step = Math.pow(10, Math.floor(Math.log10(seconds)));
        step = seconds / step < 2 ? step / 5 : seconds / step < 5 ? step / 2 : step;
        for (int i = 0; i * step <= seconds * (1 + 1e-9); i++) {
            double x = LEFT + plotWidth() * i * step / seconds;
            append(svg, "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\" stroke=\"#888\"/>%n", x, x, y, y + 4);
            append(svg, "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>%n", x, y + 18, number(i * step));
        }
        append(svg, "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">s</text>%n", LEFT + plotWidth(), y + 32);
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.3f", value);
        return text.replaceFirst("\\.?0+$", "");
    }

    private static void curve(StringBuilder svg, Curve curve, String colour, int top, int legend) {
        append(svg, "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\" points=\"", colour);
        int count = curve.values().length;
        for (int i = 0; i < count; i++) {
            double x = LEFT + plotWidth() * (i + 0.5) / count;
            double y = top + PANEL * (1 - Math.max(0, Math.min(1, curve.values()[i])));
            append(svg, "%.1f,%.1f ", x, y);
        }
        append(
                svg,
                "\"/>%n<rect x=\"%d\" y=\"%d\" width=\"12\" height=\"12\" fill=\"%s\"/>",
                LEFT,
                legend - 10,
                colour);
        append(svg, "<text x=\"%d\" y=\"%d\">%s</text>%n", LEFT + 18, legend, escaped(curve.label()));
    }

    private static void append(StringBuilder svg, String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
