package org.earmark.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earmark.core.train.EvaluationRecord;
import org.earmark.core.train.ResumePoint;
import org.earmark.core.train.StepRecord;
import org.earmark.core.train.Throughput;

/** What the events of a cell add up to, over all attempts that its state descends from. Not thread-safe. */
final class RunHistory {
    private final String primaryMetric;
    private final Throughput training = new Throughput();
    private final Throughput evaluating = new Throughput();
    private final List<StepRecord> openEpoch = new ArrayList<>();
    private Optional<EvaluationRecord> last = Optional.empty();
    private Optional<EvaluationRecord> best = Optional.empty();
    private final Map<Long, Double> scores = new LinkedHashMap<>();
    private Optional<EvaluationRecord> bestOnValidation = Optional.empty();
    private long steps;
    private long epochs;

    /** @param primaryMetric decides which epoch is best; higher is better */
    RunHistory(String primaryMetric) {
        this.primaryMetric = primaryMetric;
    }

    /** Takes up an event read from a file. */
    void replay(JsonNode event) {
        switch (event.path("type").asText()) {
            case "step" -> add(EventCodec.step(event));
            case "epoch" -> closeEpoch();
            case "evaluation" -> add(EventCodec.evaluation(event));
            case ValidationWatch.EVENT -> addValidation(EventCodec.evaluation(event));
            case "start", "resume" -> restart();
            default -> {}
        }
    }

    private void restart() {
        training.restart();
        evaluating.restart();
    }

    void add(StepRecord step) {
        training.add(step.clips(), step.seconds());
        openEpoch.add(step);
        steps = step.step();
    }

    void closeEpoch() {
        openEpoch.clear();
        epochs++;
    }

    /** @return whether this is the best evaluation so far */
    boolean add(EvaluationRecord evaluation) {
        int left = evaluation.clips();
        for (double seconds : evaluation.batchSeconds()) {
            evaluating.add(Math.min(evaluation.batchSize(), left), seconds);
            left -= evaluation.batchSize();
        }
        last = Optional.of(evaluation);
        scores.put(evaluation.epoch(), evaluation.metrics().getOrDefault(primaryMetric, Double.NaN));
        boolean better = best.isEmpty() || primary(evaluation) > primary(best.get());
        if (better) {
            best = last;
        }
        return better;
    }

    private double primary(EvaluationRecord evaluation) {
        double value = evaluation.metrics().getOrDefault(primaryMetric, Double.NaN);
        return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
    }

    /** @return whether this is the best evaluation on the validation part so far */
    boolean addValidation(EvaluationRecord evaluation) {
        boolean better = bestOnValidation.isEmpty() || primary(evaluation) > primary(bestOnValidation.get());
        if (better) {
            bestOnValidation = Optional.of(evaluation);
        }
        return better;
    }

    /** Empty where the validation part is not followed. */
    Optional<EvaluationRecord> bestOnValidation() {
        return bestOnValidation;
    }

    /** The primary metric by epoch. */
    Map<Long, Double> scores() {
        return Collections.unmodifiableMap(scores);
    }

    ResumePoint resumePoint() {
        return new ResumePoint(steps, openEpoch);
    }

    Optional<EvaluationRecord> last() {
        return last;
    }

    Optional<EvaluationRecord> best() {
        return best;
    }

    long steps() {
        return steps;
    }

    long epochs() {
        return epochs;
    }

    Throughput training() {
        return training;
    }

    Throughput evaluating() {
        return evaluating;
    }
}
