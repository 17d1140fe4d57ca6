package org.earmark.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.earmark.core.plan.TrainingOptions;

/**
 * How fast cells of one kind train and evaluate.
 *
 * @param train clips per second
 * @param evaluate clips per second
 * @param trainClips of an epoch
 * @param testClips of an evaluation
 */
public record CellRates(double train, double evaluate, int trainClips, int testClips) {
    /** What starting a worker and writing its results cost, about. */
    private static final double OVERHEAD_SECONDS = 3;

    /** Empty for a result of a run that did not get so far. */
    static Optional<CellRates> read(JsonNode result) {
        CellRates rates = new CellRates(
                result.at("/throughput/train/clipsPerSecond").asDouble(),
                result.at("/throughput/evaluate/clipsPerSecond").asDouble(),
                result.at("/clips/train").asInt(),
                result.at("/clips/test").asInt());
        return rates.train > 0 && rates.evaluate > 0 ? Optional.of(rates) : Optional.empty();
    }

    /** Of a whole cell on one device. */
    double seconds(TrainingOptions training) {
        int evaluations = (training.epochs() + training.evaluateEvery() - 1) / training.evaluateEvery();
        return OVERHEAD_SECONDS + training.epochs() * (trainClips / train) + evaluations * (testClips / evaluate);
    }
}
