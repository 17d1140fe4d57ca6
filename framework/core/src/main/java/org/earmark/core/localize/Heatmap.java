package org.earmark.core.localize;

import java.util.Objects;
import org.earmark.core.protocol.ClipScores;
import org.earmark.core.protocol.Timeline;
import org.earmark.spi.data.FrontEnd;
import org.earmark.spi.error.DataException;
import org.earmark.spi.tensor.FloatArray;

/**
 * Framewise scores of a recording.
 *
 * @param file name of the recording
 * @param scores (frames, classes)
 * @param step seconds of a frame
 * @param frames that show the recording and not what fills it up; at most those of {@code scores}
 * @param seconds length of the recording
 */
public record Heatmap(String file, FloatArray scores, double step, int frames, double seconds) {
    public Heatmap {
        Objects.requireNonNull(file);
        if (frames > scores.shape()[0]) {
            throw new IllegalArgumentException(frames + " of " + scores.shape()[0] + " frames");
        }
    }

    /**
     * The original's rule for a clip of ten seconds: ⌈⌊samples / hop⌋ · 1.024⌉ of the 1024 frames, each of 1/1.024 hops.
     *
     * @param samples of the recording before it was padded or cut
     */
    public static Heatmap ofOriginal(String file, FloatArray scores, int samples, int sampleRate, int hopLength) {
        double step = (double) hopLength / sampleRate * 1000 / 1024;
        long wanted = (samples / hopLength * 1024L + 999) / 1000;
        int frames = (int) Math.min(wanted, scores.shape()[0]);
        return new Heatmap(file, scores, step, frames, (double) samples / sampleRate);
    }

    /**
     * The heat map of a recording that a model judged.
     *
     * @param samples of the recording at the front end's rate
     * @throws DataException when the model has no framewise output
     */
    public static Heatmap of(String file, ClipScores scores, int samples, double seconds, FrontEnd frontEnd) {
        Timeline timeline = scores.timeline()
                .orElseThrow(() -> new DataException(
                        "The model says nothing about single moments, so it cannot localise events. Use HTS-AT."));
        double covered = (double) (samples / frontEnd.hopLength() * frontEnd.hopLength()) / frontEnd.sampleRate();
        long wanted = (long) Math.ceil(covered / timeline.step() - 1e-9);
        int frames = (int) Math.min(wanted, timeline.scores().shape()[0]);
        return new Heatmap(file, timeline.scores(), timeline.step(), frames, seconds);
    }

    public int classes() {
        return Math.toIntExact(scores.shape()[1]);
    }
}
