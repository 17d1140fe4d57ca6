package org.earmark.core.evaluate;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.earmark.core.metrics.MetricSet;
import org.earmark.core.metrics.ScoredClips;
import org.earmark.spi.loss.Activation;
import org.earmark.spi.tensor.FloatArray;

/**
 * What a protocol gave.
 *
 * @param clipwise probabilities, (clips, classes)
 * @param framewise for data sets with events
 * @param metrics by name
 * @param seconds that it took
 */
public record ProtocolResult(
        FloatArray clipwise, Optional<ClipFrames> framewise, Map<String, Double> metrics, double seconds) {
    /** Keeps the logit of a probability finite; a float32 probability next to 1 has a logit of 16. */
    private static final double LEAST = 1e-12;

    public ProtocolResult {
        Objects.requireNonNull(clipwise);
        Objects.requireNonNull(framewise);
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }

    static ProtocolResult of(FloatArray clipwise, Optional<ClipFrames> framewise, TestData data, double seconds) {
        ScoredClips scored = new ScoredClips(clipwise, data.targets());
        ScoredClips judged = data.events()
                .flatMap(events -> framewise.map(frames -> events.score(frames.scores(), frames.step())))
                .map(scored::withEvents)
                .orElse(scored);
        return new ProtocolResult(
                clipwise, framewise, MetricSet.tagging().evaluate(data.metricNames(), judged), seconds);
    }

    /** The mean of several results' scores, clip by clip. */
    public static ProtocolResult ensemble(List<ProtocolResult> members, TestData data) {
        List<ClipFrames> frames =
                members.stream().flatMap(member -> member.framewise().stream()).toList();
        return of(
                mean(members.stream().map(ProtocolResult::clipwise).toList()),
                frames.size() == members.size() ? frames(frames) : Optional.empty(),
                data,
                members.stream().mapToDouble(ProtocolResult::seconds).sum());
    }

    /** Empty when the members tell time differently finely. */
    private static Optional<ClipFrames> frames(List<ClipFrames> members) {
        boolean alike = members.stream()
                        .map(frames -> Arrays.toString(frames.scores().shape()))
                        .distinct()
                        .count()
                == 1;
        return alike
                ? Optional.of(new ClipFrames(
                        members.get(0).step(),
                        mean(members.stream().map(ClipFrames::scores).toList())))
                : Optional.empty();
    }

    private static FloatArray mean(List<FloatArray> arrays) {
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

    /** Logits that the activation turns back into the probabilities: the form in which predictions are stored. */
    public FloatArray clipwiseLogits(Activation activation) {
        return logits(clipwise, activation);
    }

    public Optional<FloatArray> framewiseLogits() {
        return framewise.map(frames -> logits(frames.scores(), Activation.SIGMOID));
    }

    private static FloatArray logits(FloatArray scores, Activation activation) {
        FloatArray logits = FloatArray.zeros(scores.shape());
        for (int i = 0; i < logits.values().length; i++) {
            double p = Math.max(LEAST, Math.min(1 - LEAST, scores.values()[i]));
            logits.values()[i] = (float) (activation == Activation.SIGMOID ? Math.log(p / (1 - p)) : Math.log(p));
        }
        return logits;
    }
}
