package org.earmark.core.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.earmark.core.checkpoint.CheckpointReader;
import org.earmark.core.checkpoint.WeightAverage;
import org.earmark.core.evaluate.ClipFrames;
import org.earmark.core.evaluate.ProtocolEvaluator;
import org.earmark.core.evaluate.ProtocolResult;
import org.earmark.core.evaluate.TestData;
import org.earmark.core.features.LogMel;
import org.earmark.core.judge.Judge;
import org.earmark.core.judge.ScoreForm;
import org.earmark.core.options.OptionsTree;
import org.earmark.core.protocol.EvaluationOptions;
import org.earmark.core.train.CrossEntropy;
import org.earmark.core.train.Evaluation;
import org.earmark.core.train.EvaluationRecord;
import org.earmark.formats.array.TypedArray;
import org.earmark.spi.engine.Learner;
import org.earmark.spi.engine.LearnerState;
import org.earmark.spi.tensor.FloatArray;

/** Judges the chosen weights of a trained cell by the protocol of its {@code evaluation} section. */
final class FinalEvaluation {
    private final CellParts parts;
    private final AttemptFolder folder;
    private final String cell;
    private final EvaluationOptions options;

    FinalEvaluation(CellParts parts, AttemptFolder folder, String cell) {
        this.parts = parts;
        this.folder = folder;
        this.cell = cell;
        this.options = parts.spec().evaluation();
    }

    /** The weights that are judged; an average is also written to a checkpoint of its own. */
    LearnerState weights(Learner trained, RunHistory history) {
        return switch (options.weights()) {
            case LAST -> trained.state();
            case BEST_ON_TEST -> Checkpoints.read(folder.bestCheckpoint(), cell).state();
            case BEST_ON_VALIDATION ->
                Checkpoints.read(folder.bestOnValidation(), cell).state();
            case AVERAGE -> average(trained.state(), history);
        };
    }

    private LearnerState average(LearnerState pattern, RunHistory history) {
        List<Map<String, TypedArray>> members = new ArrayList<>();
        for (Path file : TopCheckpoints.list(folder.checkpoints())) {
            members.add(CheckpointReader.read(file).tensors());
        }
        Map<String, FloatArray> mean = WeightAverage.of(members);
        LearnerState state = LearnerState.fresh(only(mean, pattern.parameters()), only(mean, pattern.buffers()));
        Checkpoints.writeModel(
                folder.averageCheckpoint(), state, new Checkpoints.Mark(cell, history.steps(), history.epochs(), 0));
        return state;
    }

    private static Map<String, FloatArray> only(Map<String, FloatArray> all, Map<String, FloatArray> names) {
        Map<String, FloatArray> chosen = new LinkedHashMap<>();
        names.keySet().forEach(name -> chosen.put(name, all.get(name)));
        return chosen;
    }

    /**
     * @param learner with the chosen weights; closed here
     * @return predictions and figures, as logits that the activation turns back into the averaged scores
     */
    Evaluation evaluate(Learner learner, TestData data, RunHistory history) {
        LogMel logMel = new LogMel(parts.spec().frontEnd());
        int batch = parts.spec().training().batchSize();
        ProtocolEvaluator evaluator = new ProtocolEvaluator(data, logMel, parts.inputSize(), batch);
        ProtocolResult result;
        try (Judge judge = new Judge(learner, parts.loss().activation(), ScoreForm.PROBABILITIES, batch, false)) {
            result = evaluator.evaluate(
                    judge, options.protocol(parts.spec().audio().seconds()));
        }
        FloatArray logits = result.clipwiseLogits(parts.loss().activation());
        FloatArray targets = data.targets();
        EvaluationRecord record = new EvaluationRecord(
                epoch(history),
                history.steps(),
                "test",
                CrossEntropy.of(parts.loss().activation(), logits, targets),
                result.metrics(),
                data.size(),
                result.seconds(),
                history.last().map(EvaluationRecord::unlabelled).orElse(0),
                batch,
                List.of());
        OptionalDouble step =
                result.framewise().stream().mapToDouble(ClipFrames::step).findFirst();
        return new Evaluation(record, logits, targets, result.framewiseLogits(), step);
    }

    private long epoch(RunHistory history) {
        Optional<EvaluationRecord> chosen =
                switch (options.weights()) {
                    case BEST_ON_TEST -> history.best();
                    case BEST_ON_VALIDATION -> history.bestOnValidation();
                    case LAST, AVERAGE -> Optional.empty();
                };
        return chosen.map(EvaluationRecord::epoch).orElse(history.epochs());
    }

    /** What the result says of the protocol. */
    ObjectNode describe() {
        return OptionsTree.of(options);
    }
}
