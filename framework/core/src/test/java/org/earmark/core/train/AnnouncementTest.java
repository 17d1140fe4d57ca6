package org.earmark.core.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.earmark.core.audio.ClipPiece;
import org.earmark.core.data.FeatureSource;
import org.earmark.core.data.TargetEncoder;
import org.earmark.core.plan.TrainingOptions;
import org.earmark.core.tiny.TinyDataset;
import org.earmark.core.tiny.TinyFactories;
import org.earmark.spi.engine.InferenceBatch;
import org.earmark.spi.engine.LearnerState;
import org.earmark.spi.engine.TrainingBatch;
import org.earmark.spi.loss.Activation;
import org.earmark.spi.random.RandomSource;
import org.junit.jupiter.api.Test;

/** Nine training clips in batches of four, three steps in each of two epochs, and five test clips in batches of two. */
class AnnouncementTest {
    private static final TrainingOptions OPTIONS = new TrainingOptions(2, 4, 2, false);
    private static final int STEPS = 6;

    private final WaitingFeatures features = new WaitingFeatures();
    private final AttentiveLearner learner = new AttentiveLearner(features::awaitFourthBatch);
    private final TargetEncoder targets = new TargetEncoder(new TinyDataset(new TinyFactories.DatasetOptions(14, -1)));

    @Test
    void aBatchThatIsMadeIsAnnouncedBeforeTheStepAheadOfIt() {
        train();
        // The first step ends when the third batch is made, so the second step begins with it at hand.
        assertThat(learner.announcedAfterStep()).containsEntry(learner.trained().get(2), 1);
    }

    @Test
    void whateverIsAnnouncedIsTheVeryBatchOfTheStepAfterTheNext() {
        train();
        List<TrainingBatch> trained = learner.trained();
        assertThat(trained).hasSize(STEPS);
        learner.announcedAfterStep().forEach((batch, step) -> assertThat(batch).isSameAs(trained.get(step + 1)));
    }

    @Test
    void anEvaluationAnnouncesEveryBatchButTheFirst() {
        evaluator().evaluate(learner, 1, 3);
        List<InferenceBatch> predicted = learner.predicted();
        assertThat(predicted).extracting(InferenceBatch::size).containsExactly(2, 2, 1);
        assertThat(learner.log())
                .usingElementComparator((a, b) -> a == b ? 0 : 1)
                .containsExactly(
                        predicted.get(1), predicted.get(0), predicted.get(2), predicted.get(1), predicted.get(2));
    }

    private void train() {
        BatchSource batches = new BatchSource(
                features,
                targets,
                IntStream.range(0, 9).toArray(),
                OPTIONS,
                (batchSize, setSize, random) -> Optional.empty(),
                new RandomSource(1),
                Optional.empty());
        new Trainer(learner, batches, evaluator(), progress -> 1, 0.1, OPTIONS, new Silence()).run(ResumePoint.start());
    }

    private Evaluator evaluator() {
        return new Evaluator(
                features,
                targets,
                IntStream.range(9, 14).toArray(),
                2,
                Activation.SOFTMAX,
                List.of("accuracy"),
                Optional.empty());
    }

    /** Tells when the fourth training batch is being made. */
    private static final class WaitingFeatures implements FeatureSource {
        private final CountedFeatures clips = new CountedFeatures();
        // Four, four and one clip are in the first three batches.
        private final CountDownLatch fourthBatch = new CountDownLatch(10);

        void awaitFourthBatch() {
            try {
                assertThat(fourthBatch.await(1, TimeUnit.MINUTES)).isTrue();
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
        }

        @Override
        public int frames() {
            return clips.frames();
        }

        @Override
        public int melBins() {
            return clips.melBins();
        }

        @Override
        public void features(int clip, float[] target, int offset) {
            fourthBatch.countDown();
            clips.features(clip, target, offset);
        }

        @Override
        public float[] samples(int clip) {
            return clips.samples(clip);
        }

        @Override
        public Optional<ClipPiece> piece(int clip, double place) {
            return clips.piece(clip, place);
        }

        @Override
        public void logMel(float[] samples, float[] target, int offset) {
            clips.logMel(samples, target, offset);
        }
    }

    private static final class Silence implements TrainingListener {
        @Override
        public void step(StepRecord step) {}

        @Override
        public void epoch(EpochRecord epoch) {}

        @Override
        public void evaluation(Evaluation evaluation, Supplier<LearnerState> state) {}

        @Override
        public void resumable(long step, boolean endOfEpoch, Supplier<LearnerState> state) {}
    }
}
