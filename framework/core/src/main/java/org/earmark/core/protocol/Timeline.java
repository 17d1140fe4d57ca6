package org.earmark.core.protocol;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.earmark.spi.tensor.FloatArray;

/**
 * Framewise scores on the recording's own time axis: where pieces overlap, repeat or are rotated views, their scores for
 * the same moment are averaged.
 *
 * @param step seconds between frames; frame i shows the time from i·step to (i + 1)·step
 * @param scores (frames, classes)
 */
public record Timeline(double step, FloatArray scores) {
    /**
     * @param pieces of one recording, with what was said about each
     * @param seconds length of the recording
     * @param resolution frames that the network distinguishes in a piece
     * @return empty when the network has no framewise output
     */
    public static Optional<Timeline> of(List<Piece> pieces, List<PieceScores> scores, double seconds, int resolution) {
        if (scores.stream().anyMatch(one -> one.framewise().isEmpty())) {
            return Optional.empty();
        }
        Piece first = pieces.get(0);
        double step = first.seconds() * first.repeats() / resolution;
        int frames = Math.max(1, (int) Math.ceil(seconds / step - 1e-6));
        int classes = Math.toIntExact(scores.get(0).framewise().orElseThrow().shape()[1]);
        FloatArray result = FloatArray.zeros(frames, classes);
        double[] sums = new double[classes];
        for (int frame = 0; frame < frames; frame++) {
            double time = Math.min((frame + 0.5) * step, seconds);
            int count = 0;
            Arrays.fill(sums, 0);
            for (int i = 0; i < pieces.size(); i++) {
                count += add(pieces.get(i), scores.get(i).framewise().orElseThrow(), time, seconds, sums);
            }
            for (int label = 0; label < classes; label++) {
                // The end of a recording that the original's crops never see has no score; its last one goes on.
                result.values()[frame * classes + label] = count > 0
                        ? (float) (sums[label] / count)
                        : frame == 0 ? 0 : result.values()[(frame - 1) * classes + label];
            }
        }
        return Optional.of(new Timeline(step, result));
    }

    /** Adds the scores that a piece has for a moment, once for each repeat; returns how many. */
    private static int add(Piece piece, FloatArray framewise, double time, double seconds, double[] sums) {
        double inView = floorMod(time - piece.rotation(), seconds) - piece.start();
        if (inView < 0 || inView > piece.seconds()) {
            return 0;
        }
        int steps = Math.toIntExact(framewise.shape()[0]);
        for (int repeat = 0; repeat < piece.repeats(); repeat++) {
            double share = (inView / piece.seconds() + repeat) / piece.repeats();
            int row = Math.min(steps - 1, (int) (share * steps));
            for (int label = 0; label < sums.length; label++) {
                sums[label] += framewise.values()[row * sums.length + label];
            }
        }
        return piece.repeats();
    }

    private static double floorMod(double value, double modulus) {
        double rest = value % modulus;
        return rest < 0 ? rest + modulus : rest;
    }
}
