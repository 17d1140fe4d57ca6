package org.earmark.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.earmark.core.GoldenFiles;
import org.earmark.formats.array.NpyFile;
import org.earmark.spi.error.DataException;
import org.earmark.spi.tensor.FloatArray;
import org.junit.jupiter.api.Test;

/** Compares with scikit-learn 1.2.1. */
class TaggingScoresTest {
    /** Both sides compute in float64; only the order of sums differs. */
    private static final double ROUNDING = 1e-12;

    private final JsonNode expected = GoldenFiles.json("metrics/expected.json");
    private final FloatArray scores = NpyFile.read(GoldenFiles.path("metrics/pred.npy"));
    private final FloatArray targets = NpyFile.read(GoldenFiles.path("metrics/target.npy"));
    private final FloatArray withoutClass8 =
            NpyFile.read(GoldenFiles.path("metrics/target_class8_without_positives.npy"));

    @Test
    void averagePrecisionEqualsScikitLearn() {
        double[] found = TaggingScores.averagePrecision(scores, targets);

        assertThat(found).containsExactly(numbers(expected.at("/all_classes_present/AP")), within(ROUNDING));
        assertThat(TaggingScores.meanAveragePrecision(scores, targets))
                .isCloseTo(expected.at("/all_classes_present/mAP").doubleValue(), within(ROUNDING));
    }

    @Test
    void areaUnderRocEqualsScikitLearn() {
        double[] found = TaggingScores.areaUnderRoc(scores, targets);

        assertThat(found).containsExactly(numbers(expected.at("/all_classes_present/AUC")), within(ROUNDING));
        assertThat(TaggingScores.meanAreaUnderRoc(scores, targets))
                .isCloseTo(expected.at("/all_classes_present/mAUC").doubleValue(), within(ROUNDING));
    }

    @Test
    void leavesOutAClassWithoutPositives() {
        double[] found = TaggingScores.averagePrecision(scores, withoutClass8);

        assertThat(found[8]).isNaN();
        double sumOfOthers =
                Arrays.stream(found).filter(ap -> !Double.isNaN(ap)).sum();
        assertThat(TaggingScores.meanAveragePrecision(scores, withoutClass8))
                .isCloseTo(sumOfOthers / 11, within(ROUNDING));
    }

    @Test
    void canCountAClassWithoutPositivesAsZeroLikeScikitLearn() {
        assertThat(TaggingScores.meanAveragePrecisionAbsentAsZero(scores, withoutClass8))
                .isCloseTo(expected.at("/class8_without_positives/mAP").doubleValue(), within(ROUNDING));
    }

    @Test
    void otherClassesKeepTheirAreaWhenOneHasNone() {
        double[] found = TaggingScores.areaUnderRoc(scores, withoutClass8);

        assertThat(found[8]).isNaN();
        expected.at("/class8_without_positives/AUC_of_other_classes")
                .properties()
                .forEach(entry -> assertThat(found[Integer.parseInt(entry.getKey())])
                        .isCloseTo(entry.getValue().doubleValue(), within(ROUNDING)));
    }

    @Test
    void aClassThatEveryClipHasIsPerfectButHasNoArea() {
        FloatArray two = new FloatArray(new float[] {0.1f, 0.9f}, 2, 1);
        FloatArray all = FloatArray.filled(1, 2, 1);

        assertThat(TaggingScores.averagePrecision(two, all)).containsExactly(1);
        assertThat(TaggingScores.areaUnderRoc(two, all)).containsExactly(Double.NaN);
    }

    @Test
    void dPrimeEqualsScipy() {
        expected.get("dprime").properties().forEach(entry -> {
            double wanted = GoldenFiles.number(entry.getValue());
            double found = TaggingScores.dPrime(Double.parseDouble(entry.getKey()));
            if (Double.isInfinite(wanted)) {
                assertThat(found).isEqualTo(wanted);
            } else {
                assertThat(found).isCloseTo(wanted, within(ROUNDING));
            }
        });
        assertThat(TaggingScores.dPrime(Double.NaN)).isNaN();
    }

    @Test
    void duplicatedClipsChangeTheMetricAsInScikitLearn() {
        FloatArray moreScores = withFirstThreeRowsAgain(scores);
        FloatArray moreTargets = withFirstThreeRowsAgain(targets);

        JsonNode wanted = expected.get("with_first_3_rows_duplicated_at_end");
        assertThat(TaggingScores.meanAveragePrecision(moreScores, moreTargets))
                .isCloseTo(wanted.get("mAP").doubleValue(), within(ROUNDING));
        assertThat(TaggingScores.meanAreaUnderRoc(moreScores, moreTargets))
                .isCloseTo(wanted.get("mAUC").doubleValue(), within(ROUNDING));
    }

    @Test
    void accuracyTakesTheFirstOfEqualScores() {
        FloatArray logits = NpyFile.read(GoldenFiles.path("metrics/acc_logits.npy"));
        long[] labels =
                NpyFile.readTyped(GoldenFiles.path("metrics/acc_label.npy")).toLongs();
        FloatArray oneHot = FloatArray.zeros(logits.shape());
        for (int clip = 0; clip < labels.length; clip++) {
            oneHot.values()[clip * 10 + (int) labels[clip]] = 1;
        }

        assertThat(TaggingScores.accuracy(logits, oneHot)).isEqualTo(0.61);
        assertThat(TaggingScores.topAccuracy(logits, oneHot, 1)).isEqualTo(0.61);
        assertThat(TaggingScores.topAccuracy(logits, oneHot, 10)).isEqualTo(1);
    }

    @Test
    void zeroOfEitherSignIsOneScore() {
        FloatArray zeros = new FloatArray(new float[] {0f, -0f}, 2, 1);
        FloatArray oneOfTwo = new FloatArray(new float[] {0, 1}, 2, 1);

        assertThat(TaggingScores.areaUnderRoc(zeros, oneOfTwo)).containsExactly(0.5);
    }

    @Test
    void refusesScoresThatAreNoNumbers() {
        FloatArray broken = new FloatArray(new float[] {0, 0, Float.NaN, 0}, 2, 2);

        assertThatThrownBy(() -> TaggingScores.meanAveragePrecision(broken, FloatArray.zeros(2, 2)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("clip 1 for class 0");
    }

    @Test
    void refusesSoftTargets() {
        assertThatThrownBy(
                        () -> TaggingScores.meanAveragePrecision(FloatArray.zeros(1, 1), FloatArray.filled(0.5f, 1, 1)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("0.5");
    }

    @Test
    void refusesAccuracyOfClipsWithSeveralClasses() {
        assertThatThrownBy(() -> TaggingScores.accuracy(FloatArray.zeros(1, 2), FloatArray.filled(1, 1, 2)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("exactly one class");
    }

    @Test
    void refusesShapesThatDiffer() {
        assertThatThrownBy(() -> TaggingScores.accuracy(FloatArray.zeros(2, 3), FloatArray.zeros(3, 2)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("[2, 3]");
    }

    private static FloatArray withFirstThreeRowsAgain(FloatArray matrix) {
        int columns = (int) matrix.shape()[1];
        float[] values = Arrays.copyOf(matrix.values(), matrix.values().length + 3 * columns);
        System.arraycopy(matrix.values(), 0, values, matrix.values().length, 3 * columns);
        return new FloatArray(values, matrix.shape()[0] + 3, columns);
    }

    private static double[] numbers(JsonNode array) {
        double[] numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = GoldenFiles.number(array.get(i));
        }
        return numbers;
    }
}
