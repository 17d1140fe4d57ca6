package org.earmark.core.metrics.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.earmark.core.GoldenFiles;
import org.earmark.spi.error.InvalidInputException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Compares with psds_eval 0.3.0. */
class IntersectionCountsTest {
    /** Both sides divide the same small numbers in float64. */
    private static final double ROUNDING = 1e-9;

    @TestFactory
    Stream<DynamicTest> agreesOnEdgeCasesMadeByHand() {
        JsonNode file = GoldenFiles.json("psds/mini_cases.json");
        GroundTruth truth = truth(file);
        return file.get("cases").properties().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(), () -> compare(truth, entry.getValue(), IntersectionCriteria.DESED)));
    }

    @TestFactory
    Stream<DynamicTest> agreesOnRandomCases() {
        JsonNode cases = GoldenFiles.json("psds/random_mini_cases.json");
        return IntStream.range(0, cases.size())
                .mapToObj(i -> DynamicTest.dynamicTest("case " + i, () -> {
                    JsonNode one = cases.get(i);
                    IntersectionCriteria criteria = new IntersectionCriteria(
                            one.get("dtc").doubleValue(),
                            one.get("gtc").doubleValue(),
                            one.get("cttc").doubleValue());
                    compare(truth(one), one, criteria);
                }));
    }

    @Test
    void agreesOnThePublishedDetections() {
        JsonNode expected = GoldenFiles.json("psds/expected_fscore.json");

        IntersectionCounts counts =
                IntersectionCounts.of(ReferenceTables.desed(), ReferenceTables.published(), IntersectionCriteria.DESED);

        assertThat(100 * counts.macroFScore(1)).isCloseTo(48.42, within(0.005)); // printed with two decimals
        assertThat(counts.macroFScore(0.5))
                .isCloseTo(expected.get("macro_f_beta0.5").doubleValue(), within(ROUNDING));
        assertThat(counts.macroFScore(2))
                .isCloseTo(expected.get("macro_f_beta2").doubleValue(), within(ROUNDING));
        compareCounts(counts, expected.get("counts_rows_detection_cols_gt_last_is_world"));
        compareRates(counts, expected);
    }

    @TestFactory
    Stream<DynamicTest> agreesOnThePublishedDetectionsByOtherCriteria() {
        JsonNode expected = GoldenFiles.json("psds/expected_fscore.json").get("other_criteria");
        return expected.properties().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    JsonNode one = entry.getValue();
                    IntersectionCounts counts = IntersectionCounts.of(
                            ReferenceTables.desed(),
                            ReferenceTables.published(),
                            new IntersectionCriteria(
                                    one.get("dtc").doubleValue(),
                                    one.get("gtc").doubleValue(),
                                    one.get("cttc").doubleValue()));
                    compareScores(counts, one);
                }));
    }

    @Test
    void saysWhichFilesAndClassesItIgnored() {
        GroundTruth truth = new GroundTruth(List.of(new LabelledEvent("a", 0, 1, "x")), Map.of("a", 10.0));

        IntersectionCounts counts = IntersectionCounts.of(
                truth,
                List.of(new LabelledEvent("a", 0, 1, "w"), new LabelledEvent("zzz", 0, 1, "x")),
                IntersectionCriteria.DESED);

        assertThat(counts.ignoredLabels()).containsExactly("w");
        assertThat(counts.ignoredFiles()).containsExactly("zzz");
    }

    @Test
    void refusesCriteriaThatAreNoShares() {
        assertThatThrownBy(() -> new IntersectionCriteria(0.5, 1.5, -1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("groundTruthTolerance = 1.5")
                .hasMessageContaining("crossTriggerTolerance = -1.0");
    }

    private static void compare(GroundTruth truth, JsonNode expected, IntersectionCriteria criteria) {
        IntersectionCounts counts = IntersectionCounts.of(truth, events(expected.get("detections")), criteria);
        compareCounts(counts, expected.get("counts"));
        compareScores(counts, expected);
        compareRates(counts, expected);
    }

    private static void compareCounts(IntersectionCounts counts, JsonNode expected) {
        int classes = counts.classes().size();
        for (int i = 0; i < classes; i++) {
            assertThat((double) counts.truePositives()[i])
                    .isEqualTo(expected.get(i).get(i).doubleValue());
            assertThat((double) counts.falsePositives()[i])
                    .isEqualTo(expected.get(i).get(classes).doubleValue());
            for (int j = 0; j < classes; j++) {
                if (i != j) {
                    assertThat((double) counts.crossTriggers()[i][j])
                            .isEqualTo(expected.get(i).get(j).doubleValue());
                }
            }
        }
    }

    private static void compareScores(IntersectionCounts counts, JsonNode expected) {
        for (int i = 0; i < counts.classes().size(); i++) {
            double wanted = GoldenFiles.number(
                    expected.get("class_f").get(counts.classes().get(i)));
            assertClose(counts.fScores(1)[i], wanted);
        }
        assertClose(counts.macroFScore(1), GoldenFiles.number(expected.get("macro_f")));
    }

    private static void compareRates(IntersectionCounts counts, JsonNode expected) {
        for (int i = 0; i < counts.classes().size(); i++) {
            assertClose(
                    counts.truePositiveRatios()[i],
                    expected.get("tp_ratio").get(i).doubleValue());
            assertClose(
                    counts.falsePositivesPerHour()[i],
                    expected.get("fp_rate_per_hour").get(i).doubleValue());
            for (int j = 0;
                    expected.has("ct_rate_per_hour") && j < counts.classes().size();
                    j++) {
                assertClose(
                        counts.crossTriggersPerHour()[i][j],
                        expected.get("ct_rate_per_hour").get(i).get(j).doubleValue());
            }
        }
    }

    private static void assertClose(double found, double wanted) {
        if (Double.isNaN(wanted)) {
            assertThat(found).isNaN();
        } else {
            assertThat(found).isCloseTo(wanted, within(ROUNDING * Math.max(1, wanted)));
        }
    }

    private static GroundTruth truth(JsonNode node) {
        Map<String, Double> durations = new LinkedHashMap<>();
        node.get("metadata")
                .forEach(row -> durations.put(row.get(0).textValue(), row.get(1).doubleValue()));
        return new GroundTruth(events(node.get("ground_truth")), durations);
    }

    private static List<LabelledEvent> events(JsonNode rows) {
        List<LabelledEvent> events = new ArrayList<>();
        StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new LabelledEvent(
                        row.get(0).textValue(),
                        row.get(1).doubleValue(),
                        row.get(2).doubleValue(),
                        row.get(3).textValue()))
                .forEach(events::add);
        return events;
    }
}
