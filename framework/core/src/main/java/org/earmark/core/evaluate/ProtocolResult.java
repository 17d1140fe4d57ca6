package org.earmark.core.evaluate;

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
 * @param framewise probabilities, (clips, steps, classes), for data sets with events
 * @param metrics by name
 * @param seconds that it took
 */
public record ProtocolResult(
        FloatArray clipwise, Optional<FloatArray> framewise, Map<String, Double> metrics, double seconds) {
    /** Keeps the logit of a probability finite; a float32 probability next to 1 has a logit of 16. */
    private static final double LEAST = 1e-12;

    public ProtocolResult {
        Objects.requireNonNull(clipwise);
        Objects.requireNonNull(framewise);
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }

    static ProtocolResult of(FloatArray clipwise, Optional<FloatArray> framewise, TestData data, double seconds) {
        return new ProtocolResult(
                clipwise,
                framewise,
                MetricSet.tagging().evaluate(data.metricNames(), new ScoredClips(clipwise, data.targets())),
                seconds);
    }

    /** The mean of several results' scores, clip by clip. */
    public static ProtocolResult ensemble(List<ProtocolResult> members, TestData data) {
        FloatArray mean = FloatArray.zeros(members.get(0).clipwise().shape());
        for (int i = 0; i < mean.values().length; i++) {
            double sum = 0;
            for (ProtocolResult member : members) {
                sum += member.clipwise().values()[i];
            }
            mean.values()[i] = (float) (sum / members.size());
        }
        return of(
                mean,
                Optional.empty(),
                data,
                members.stream().mapToDouble(ProtocolResult::seconds).sum());
    }

    /** Logits that the activation turns back into the probabilities: the form in which predictions are stored. */
    public FloatArray clipwiseLogits(Activation activation) {
        return logits(clipwise, activation);
    }

    public Optional<FloatArray> framewiseLogits() {
        return framewise.map(scores -> logits(scores, Activation.SIGMOID));
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
