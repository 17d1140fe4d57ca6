package org.earmark.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.earmark.report.CensusData.Spectrogram;

/** Paints a spectrogram, low frequencies at the bottom, in a scale of even lightness steps from 60 dB below its peak. */
final class SpectrogramPicture {
    private static final float RANGE = 60;
    /** Red, green and blue of dark, middle and light levels. */
    private static final int[][] COLOURS = {{13, 20, 45}, {65, 40, 110}, {165, 55, 105}, {235, 115, 75}, {252, 235, 180}
    };

    private SpectrogramPicture() {}

    /** As a PNG in a data address. */
    static String address(Spectrogram spectrogram) {
        float[] levels = spectrogram.logMel();
        int bands = spectrogram.bands();
        int columns = levels.length / bands;
        float peak = Float.NEGATIVE_INFINITY;
        for (float level : levels) {
            peak = Math.max(peak, level);
        }
        BufferedImage image = new BufferedImage(columns, bands, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < columns; x++) {
            for (int band = 0; band < bands; band++) {
                float share = 1 - Math.min(1, (peak - levels[x * bands + band]) / RANGE);
                image.setRGB(x, bands - 1 - band, colour(share));
            }
        }
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", bytes);
            return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int colour(float share) {
        float place = share * (COLOURS.length - 1);
        int lower = Math.min(COLOURS.length - 2, (int) place);
        float weight = place - lower;
        int colour = 0;
        for (int channel = 0; channel < 3; channel++) {
            float value = COLOURS[lower][channel] * (1 - weight) + COLOURS[lower + 1][channel] * weight;
            colour = colour << Byte.SIZE | Math.round(value);
        }
        return colour;
    }
}
