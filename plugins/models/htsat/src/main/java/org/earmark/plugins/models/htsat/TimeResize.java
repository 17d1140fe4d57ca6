package org.earmark.plugins.models.htsat;

import java.util.Collections;
import org.earmark.spi.data.FrontEnd;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;
import org.earmark.spi.model.Pass;
import org.earmark.spi.tensor.FloatArray;
import org.earmark.spi.tensor.Tensor;

/**
 * Stretches the time axis to a fixed number of frames by bicubic interpolation with aligned corners. A fixed linear
 * map, so its gradient is deterministic.
 *
 * @param frames the number wanted
 * @param repeat whether input that fits several times is repeated first
 * @param frontEnd for messages
 */
record TimeResize(int frames, boolean repeat, FrontEnd frontEnd) {
    /** Keys' cubic convolution coefficient as in PyTorch. */
    private static final float A = -0.75f;

    /** (B, mel bands, given frames) → (B, mel bands, frames). */
    Tensor apply(Pass pass, Tensor spectrogram) {
        int given = Math.toIntExact(spectrogram.size(2));
        if (given > frames) {
            throw tooLong(given);
        }
        Tensor input = spectrogram;
        if (repeat && frames / given > 1) {
            input = pass.concat(2, Collections.nCopies(frames / given, spectrogram));
        }
        int length = Math.toIntExact(input.size(2));
        if (length == frames) {
            return input;
        }
        return input.matmul(pass.constant("time-resize." + length + "." + frames, () -> weights(length, frames)));
    }

    /**
     * The interpolation as a matrix (from, to). Coordinates and coefficients are computed in single precision, as
     * PyTorch does: in double precision the result differs by up to 2e−4 of the signal's deviation.
     */
    static FloatArray weights(int from, int to) {
        FloatArray matrix = FloatArray.zeros(from, to);
        float scale = to > 1 ? (float) (from - 1) / (to - 1) : 0;
        for (int i = 0; i < to; i++) {
            float position = scale * i;
            int origin = (int) Math.floor(position);
            float t = position - origin;
            float[] coefficients = {outer(t + 1), inner(t), inner(1 - t), outer(2 - t)};
            for (int k = 0; k < 4; k++) {
                int source = Math.max(0, Math.min(from - 1, origin - 1 + k));
                matrix.values()[source * to + i] += coefficients[k];
            }
        }
        return matrix;
    }

    /** The kernel at a distance in [0, 1]. */
    private static float inner(float x) {
        return ((A + 2) * x - (A + 3)) * x * x + 1;
    }

    /** The kernel at a distance in [1, 2]. */
    private static float outer(float x) {
        return ((A * x - 5 * A) * x + 8 * A) * x - 4 * A;
    }

    private EarmarkException tooLong(int given) {
        double seconds = (double) (frames - 1) * frontEnd.hopLength() / frontEnd.sampleRate();
        return new EarmarkException(
                ErrorCategory.CONFIGURATION,
                "The clips have " + given + " frames, but this HTS-AT network takes at most " + frames
                        + ": cut them to at most " + seconds + " s (audio.seconds), raise the front end's hopLength ("
                        + frontEnd.hopLength() + ") or use a larger spectrogramSize.");
    }
}
