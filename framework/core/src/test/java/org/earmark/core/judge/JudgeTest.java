package org.earmark.core.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earmark.core.protocol.Piece;
import org.earmark.core.protocol.PieceScores;
import org.earmark.spi.engine.InferenceBatch;
import org.earmark.spi.engine.Learner;
import org.earmark.spi.engine.LearnerState;
import org.earmark.spi.engine.Prediction;
import org.earmark.spi.engine.StepResult;
import org.earmark.spi.engine.TrainingBatch;
import org.earmark.spi.loss.Activation;
import org.earmark.spi.tensor.FloatArray;
import org.junit.jupiter.api.Test;

/** Which batches a judge gives its model, and when it says what comes. */
class JudgeTest {
    private static final int BATCH = 2;

    /** Its logit of a piece is the piece's first value. */
    private static final class Echo implements Learner {
        private final List<InferenceBatch> announced = new ArrayList<>();
        private final List<InferenceBatch> predicted = new ArrayList<>();
        private final List<Integer> announcedBefore = new ArrayList<>();

        @Override
        public void announce(InferenceBatch next) {
            announced.add(next);
            announcedBefore.add(predicted.size());
        }

        @Override
        public Prediction predict(InferenceBatch batch) {
            predicted.add(batch);
            int values = batch.features().values().length / batch.size();
            FloatArray logits = FloatArray.zeros(batch.size(), 1);
            for (int i = 0; i < batch.size(); i++) {
                logits.values()[i] = batch.features().values()[i * values];
            }
            return new Prediction(logits, Optional.empty(), Optional.empty(), Map.of());
        }

        @Override
        public StepResult trainStep(TrainingBatch batch, double learningRate) {
            throw new UnsupportedOperationException("a judge does not learn");
        }

        @Override
        public LearnerState state() {
            throw new UnsupportedOperationException("a judge keeps nothing");
        }

        @Override
        public void close() {}
    }

    private final Echo model = new Echo();

    @Test
    void scoresComeInTheOrderOfThePieces() {
        assertThat(judge(3, 5, 3, 3)).containsExactly(0f, 1f, 2f, 3f);
        // Those of one length share batches: three of three frames, then one of five.
        assertThat(model.predicted).extracting(InferenceBatch::size).containsExactly(2, 1, 1);
    }

    @Test
    void everyBatchButTheFirstIsAnnouncedBeforeTheOneAheadOfIt() {
        judge(3, 5, 3, 3);

        assertThat(model.announced).containsExactlyElementsOf(model.predicted.subList(1, 3));
        assertThat(model.announcedBefore).containsExactly(0, 1);
    }

    /** The first scores of pieces of so many frames, whose values are their place. */
    private List<Float> judge(int... frames) {
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < frames.length; i++) {
            pieces.add(new Piece(FloatArray.filled(i, frames[i], 2), 0, 1, 1, 0));
        }
        try (Judge judge = new Judge(model, Activation.SIGMOID, ScoreForm.LOGITS, BATCH, false)) {
            return judge.judge(pieces).stream()
                    .map(PieceScores::clipwise)
                    .map(scores -> scores.values()[0])
                    .toList();
        }
    }
}
