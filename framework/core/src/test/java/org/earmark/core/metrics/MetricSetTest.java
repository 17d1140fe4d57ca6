package org.earmark.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.earmark.spi.data.Vocabulary;
import org.earmark.spi.error.DataException;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.loss.Activation;
import org.earmark.spi.tensor.FloatArray;
import org.junit.jupiter.api.Test;

class MetricSetTest {
    private final MetricSet metrics = MetricSet.tagging();
    /** Three clips, three classes: right, right, wrong (1 taken for 2); class 1 of clip 2 is its second choice. */
    private final ScoredClips clips = new ScoredClips(
            new FloatArray(new float[] {0.8f, 0.1f, 0.1f, 0.2f, 0.1f, 0.7f, 0.1f, 0.3f, 0.6f}, 3, 3),
            new FloatArray(new float[] {1, 0, 0, 0, 0, 1, 0, 1, 0}, 3, 3));

    @Test
    void evaluatesByNameInTheOrderAskedFor() {
        Map<String, Double> values = metrics.evaluate(List.of("top3", "accuracy", "mAP"), clips);

        assertThat(values.keySet()).containsExactly("top3", "accuracy", "mAP");
        assertThat(values.get("accuracy")).isCloseTo(2 / 3.0, within(1e-15));
        assertThat(values.get("top3")).isEqualTo(1);
        assertThat(values.get("mAP")).isEqualTo(1);
    }

    @Test
    void suggestsTheNearestName() {
        assertThatThrownBy(() -> metrics.metric("map"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("did you mean mAP?")
                .hasMessageContaining("d-prime");
    }

    @Test
    void reportsEveryUnknownNameWithItsPlace() {
        assertThat(metrics.check("metrics", List.of("mAP", "f1", "accurracy")))
                .extracting(problem -> problem.path())
                .containsExactly("metrics[1]", "metrics[2]");
    }

    @Test
    void balancedAccuracyIsTheMeanRecall() {
        assertThat(metrics.metric("balanced-accuracy").of(clips)).isCloseTo(2 / 3.0, within(1e-15));
    }

    @Test
    void dPrimeBelongsToTheMeanArea() {
        assertThat(metrics.metric("d-prime").of(clips))
                .isEqualTo(TaggingScores.dPrime(metrics.metric("mAUC").of(clips)));
    }

    /** Confidences 0.8 and 0.7 are right, 0.6 is wrong, each alone in its bin: (0.2 + 0.3 + 0.6) / 3. */
    @Test
    void calibrationErrorComparesConfidenceWithAccuracy() {
        assertThat(metrics.metric("ECE").of(clips)).isCloseTo(1.1 / 3, within(1e-7)); // scores are float32
        assertThat(metrics.metric("ECE").higherIsBetter()).isFalse();
    }

    @Test
    void calibrationErrorRefusesLogits() {
        ScoredClips logits =
                new ScoredClips(new FloatArray(new float[] {3, 0}, 1, 2), new FloatArray(new float[] {1, 0}, 1, 2));

        assertThatThrownBy(() -> metrics.metric("ECE").of(logits))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no probability");
    }

    @Test
    void logitsBecomeScoresByTheActivation() {
        FloatArray logits = new FloatArray(new float[] {0, (float) Math.log(3)}, 1, 2);
        FloatArray targets = new FloatArray(new float[] {0, 1}, 1, 2);

        assertThat(ScoredClips.fromLogits(logits, targets, Activation.SOFTMAX)
                        .scores()
                        .values())
                .containsExactly(0.25f, 0.75f);
        assertThat(ScoredClips.fromLogits(logits, targets, Activation.SIGMOID)
                        .scores()
                        .values())
                .containsExactly(0.5f, 0.75f);
    }

    @Test
    void namesTheClassesLeftOut() {
        ScoredClips some =
                new ScoredClips(FloatArray.zeros(2, 3), new FloatArray(new float[] {1, 0, 1, 1, 0, 0}, 2, 3));

        assertThat(some.classesWithoutPositives()).containsExactly(1);
        assertThat(some.classesWithoutNegatives()).containsExactly(0);
    }

    @Test
    void tableHasARowForEveryClass() {
        List<ClassScore> table = ClassScore.table(clips, new Vocabulary(List.of("dog", "cat", "rain")));

        assertThat(table).extracting(ClassScore::name).containsExactly("dog", "cat", "rain");
        assertThat(table).extracting(ClassScore::recall).containsExactly(1.0, 0.0, 1.0);
        assertThat(table).extracting(ClassScore::precision).containsExactly(1.0, Double.NaN, 0.5);
        assertThat(table).extracting(ClassScore::positives).containsExactly(1, 1, 1);
    }

    @Test
    void confusionCountsTrueByPredicted() {
        assertThat(ConfusionMatrix.of(clips.scores(), clips.targets()).counts())
                .isDeepEqualTo(new int[][] {{1, 0, 0}, {0, 0, 1}, {0, 0, 1}});
    }
}
