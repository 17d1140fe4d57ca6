package org.earmark.core.protocol;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.earmark.spi.tensor.FloatArray;

/**
 * What was said about one recording: the mean over its pieces.
 *
 * @param clipwise (classes)
 * @param framewise (frames, classes), the mean over pieces frame by frame, as in the public code; {@code timeline} has
 *     the recording's own time axis
 * @param latent (dimension)
 * @param attention (frames, classes), framewise scores weighted by the last stage's attention
 * @param timeline framewise scores in time
 */
public record ClipScores(
        FloatArray clipwise,
        Optional<FloatArray> framewise,
        Optional<FloatArray> latent,
        Optional<FloatArray> attention,
        Optional<Timeline> timeline) {
    public ClipScores {
        Objects.requireNonNull(clipwise);
        Objects.requireNonNull(framewise);
        Objects.requireNonNull(latent);
        Objects.requireNonNull(attention);
        Objects.requireNonNull(timeline);
    }

    /**
     * @param pieces of one recording, at least one, with what was said about each
     * @param seconds length of the recording
     * @param resolution frames that the framewise output is written with: each of a network's steps is repeated up to
     *     that many; 0 for the steps as they are
     */
    public static ClipScores of(List<Piece> pieces, List<PieceScores> scores, double seconds, int resolution) {
        int steps = scores.get(0)
                .framewise()
                .map(frames -> Math.toIntExact(frames.shape()[0]))
                .orElse(1);
        int frames = resolution == 0 ? steps : resolution;
        return new ClipScores(
                mean(scores.stream().map(PieceScores::clipwise).toList()),
                mean(scores, PieceScores::framewise).map(array -> spread(array, frames)),
                mean(scores, PieceScores::latent),
                mean(scores, ClipScores::attended).map(array -> spread(array, frames)),
                Timeline.of(pieces, scores, seconds, frames));
    }

    /** The mean of what several networks said, frame by frame. */
    public static ClipScores ensemble(List<ClipScores> members) {
        return new ClipScores(
                mean(members.stream().map(ClipScores::clipwise).toList()),
                mean(members, ClipScores::framewise),
                mean(members, ClipScores::latent),
                mean(members, ClipScores::attention),
                mean(members, member -> member.timeline().map(Timeline::scores))
                        .map(scores -> new Timeline(
                                members.get(0).timeline().orElseThrow().step(), scores)));
    }

    private static Optional<FloatArray> attended(PieceScores scores) {
        return scores.attention().flatMap(weights -> scores.framewise().map(frames -> {
            int classes = Math.toIntExact(frames.shape()[1]);
            FloatArray weighted = frames.copy();
            for (int i = 0; i < weighted.values().length; i++) {
                weighted.values()[i] *= weights.values()[i / classes];
            }
            return weighted;
        }));
    }

    private static <T> Optional<FloatArray> mean(List<T> all, Function<T, Optional<FloatArray>> part) {
        List<FloatArray> arrays =
                all.stream().flatMap(one -> part.apply(one).stream()).toList();
        boolean everywhere = arrays.size() == all.size()
                && arrays.stream()
                                .mapToInt(array -> array.values().length)
                                .distinct()
                                .count()
                        == 1;
        return everywhere ? Optional.of(mean(arrays)) : Optional.empty();
    }

    private static FloatArray mean(List<FloatArray> arrays) {
        if (arrays.size() == 1) {
            return arrays.get(0);
        }
        FloatArray mean = FloatArray.zeros(arrays.get(0).shape());
        for (int i = 0; i < mean.values().length; i++) {
            double sum = 0;
            for (FloatArray array : arrays) {
                sum += array.values()[i];
            }
            mean.values()[i] = (float) (sum / arrays.size());
        }
        return mean;
    }

    /** (steps, classes) → (frames, classes), each step repeated. */
    private static FloatArray spread(FloatArray steps, int frames) {
        int given = Math.toIntExact(steps.shape()[0]);
        if (given == frames) {
            return steps;
        }
        int classes = Math.toIntExact(steps.shape()[1]);
        FloatArray result = FloatArray.zeros(frames, classes);
        for (int frame = 0; frame < frames; frame++) {
            int row = (int) ((long) frame * given / frames);
            System.arraycopy(steps.values(), row * classes, result.values(), frame * classes, classes);
        }
        return result;
    }
}
