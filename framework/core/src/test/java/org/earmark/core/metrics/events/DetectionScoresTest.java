package org.earmark.core.metrics.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.earmark.core.GoldenFiles;
import org.earmark.spi.error.DataException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Event-based and segment-based scores; compares with sed_eval 0.2.1 where its tables are at hand. */
class DetectionScoresTest {
    /** Quotients of equal counts in float64. */
    private static final double ROUNDING = 1e-9;

    private final JsonNode expected = GoldenFiles.json("psds/expected_sed_eval.json");
    private final GroundTruth truth = new GroundTruth(
            List.of(
                    new LabelledEvent("a", 1, 2, "x"),
                    new LabelledEvent("a", 1.1, 2.1, "x"),
                    new LabelledEvent("a", 5, 8, "y")),
            Map.of("a", 10.0, "b", 10.0));

    @Test
    void optimalPairsMoreThanGreedy() {
        // The first true event also fits what is the only choice of the second.
        List<LabelledEvent> detections =
                List.of(new LabelledEvent("a", 1.15, 2.15, "x"), new LabelledEvent("a", 0.85, 1.85, "x"));

        assertThat(eventBased(detections, EventMatching.OPTIMAL).overall().truePositives())
                .isEqualTo(2);
        assertThat(eventBased(detections, EventMatching.GREEDY).overall().truePositives())
                .isEqualTo(1);
    }

    @Test
    void offsetCollarGrowsWithTheLength() {
        assertThat(eventBased(List.of(new LabelledEvent("a", 5, 8.55, "y")), EventMatching.OPTIMAL)
                        .byClass()
                        .get("y")
                        .truePositives())
                .isEqualTo(1);
        assertThat(eventBased(List.of(new LabelledEvent("a", 5, 8.65, "y")), EventMatching.OPTIMAL)
                        .byClass()
                        .get("y")
                        .truePositives())
                .isZero();
    }

    @Test
    void aDetectionInTimeButOfAnotherClassIsASubstitution() {
        DetectionCounts overall = eventBased(List.of(new LabelledEvent("a", 5, 8, "x")), EventMatching.OPTIMAL)
                .overall();

        assertThat(overall).isEqualTo(new DetectionCounts(3, 1, 0, 0, 1, 2, 0));
        assertThat(overall.errorRate()).isEqualTo(1);
    }

    @Test
    void nothingDetectedScoresZero() {
        DetectionScores scores = eventBased(List.of(), EventMatching.OPTIMAL);

        assertThat(scores.overall().fScore()).isZero();
        assertThat(scores.macroFScore()).isZero();
    }

    @Test
    void segmentsCountAClassOnceEach() {
        DetectionScores scores = SegmentBasedScores.of(truth, List.of(new LabelledEvent("a", 6.5, 7.5, "y")), 1, true);

        assertThat(scores.byClass().get("y")).isEqualTo(new DetectionCounts(3, 2, 2, 17, 0, 1, 0));
        assertThat(scores.byClass().get("x")).isEqualTo(new DetectionCounts(2, 0, 0, 18, 0, 2, 0));
    }

    @Test
    void refusesFilesAndClassesThatWereNeverAnnotated() {
        assertThatThrownBy(() -> eventBased(List.of(new LabelledEvent("zzz", 0, 1, "x")), EventMatching.GREEDY))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("zzz");
        assertThatThrownBy(() -> SegmentBasedScores.of(truth, List.of(new LabelledEvent("a", 0, 1, "w")), 1, true))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("class w");
    }

    @TestFactory
    Stream<DynamicTest> eventBasedScoresAgreeWithSedEval() {
        return Stream.of(
                DynamicTest.dynamicTest("optimal", () -> {
                    DetectionScores scores = published(new CollarOptions(0.2, 0.2, true, EventMatching.OPTIMAL));
                    JsonNode wanted = expected.get("event_based_t_collar0.2_pct0.2_optimal_zero_score");
                    compareEventCounts(scores.overall(), wanted.get("overall_counts"));
                    compareFigures(scores.overall(), wanted.get("overall"));
                    compareClasses(scores, wanted);
                }),
                DynamicTest.dynamicTest("greedy", () -> {
                    DetectionScores scores = published(new CollarOptions(0.2, 0.2, true, EventMatching.GREEDY));
                    JsonNode wanted = expected.get("event_based_t_collar0.2_pct0.2_greedy_zero_score");
                    compareEventCounts(scores.overall(), wanted.get("overall_counts"));
                    compareAverages(scores, wanted.get("class_wise_average"));
                }),
                DynamicTest.dynamicTest("onset only", () -> {
                    DetectionScores scores = published(new CollarOptions(0.2, 0.2, false, EventMatching.OPTIMAL));
                    JsonNode wanted = expected.get("event_based_onset_only_t_collar0.2_optimal");
                    compareEventCounts(scores.overall(), wanted.get("overall_counts"));
                    compareAverages(scores, wanted.get("class_wise_average"));
                }));
    }

    @TestFactory
    Stream<DynamicTest> segmentBasedScoresAgreeWithSedEval() {
        return Stream.of(
                DynamicTest.dynamicTest("up to the last offset", () -> {
                    DetectionScores scores =
                            SegmentBasedScores.of(ReferenceTables.desed(), ReferenceTables.published(), 1, false);
                    JsonNode wanted = expected.get("segment_based_1s");
                    compareSegments(scores, wanted);
                    compareClasses(scores, wanted);
                }),
                DynamicTest.dynamicTest("whole files", () -> {
                    DetectionScores scores =
                            SegmentBasedScores.of(ReferenceTables.desed(), ReferenceTables.published(), 1, true);
                    JsonNode wanted = expected.get("segment_based_1s_with_evaluated_length_seconds_from_meta");
                    compareSegments(scores, wanted);
                }));
    }

    private void compareSegments(DetectionScores scores, JsonNode wanted) {
        compareFigures(scores.overall(), wanted.get("overall"));
        JsonNode accuracy = wanted.at("/overall/accuracy");
        assertClose(scores.overall().accuracy(), accuracy.get("accuracy"));
        assertClose(scores.overall().balancedAccuracy(), accuracy.get("balanced_accuracy"));
        assertClose(scores.overall().sensitivity(), accuracy.get("sensitivity"));
        assertClose(scores.overall().specificity(), accuracy.get("specificity"));
        compareAverages(scores, wanted.at("/class_wise_average/f_measure"));
        assertClose(
                scores.classAverage(DetectionCounts::specificity),
                wanted.at("/class_wise_average/accuracy/specificity"));
    }

    private static void compareClasses(DetectionScores scores, JsonNode wanted) {
        wanted.get("class_counts").properties().forEach(entry -> {
            DetectionCounts counts = scores.byClass().get(entry.getKey());
            assertThat((double) counts.truePositives())
                    .isEqualTo(entry.getValue().get("Ntp").doubleValue());
            assertThat((double) counts.insertions())
                    .isEqualTo(entry.getValue().get("Nfp").doubleValue());
            assertThat((double) counts.deletions())
                    .isEqualTo(entry.getValue().get("Nfn").doubleValue());
        });
        wanted.get("class_wise")
                .properties()
                .forEach(entry -> assertClose(
                        scores.byClass().get(entry.getKey()).fScore(),
                        entry.getValue().at("/f_measure/f_measure")));
        compareAverages(scores, wanted.at("/class_wise_average/f_measure"));
        assertClose(
                scores.classAverage(DetectionCounts::errorRate),
                wanted.at("/class_wise_average/error_rate/error_rate"));
    }

    private static void compareEventCounts(DetectionCounts counts, JsonNode wanted) {
        assertThat(new double[] {
                    counts.reference(),
                    counts.system(),
                    counts.truePositives(),
                    counts.substitutions(),
                    counts.insertions(),
                    counts.deletions()
                })
                .containsExactly(
                        wanted.get("Nref").doubleValue(),
                        wanted.get("Nsys").doubleValue(),
                        wanted.get("Ntp").doubleValue(),
                        wanted.get("Nsubs").doubleValue(),
                        wanted.get("Nfp").doubleValue(),
                        wanted.get("Nfn").doubleValue());
    }

    private static void compareFigures(DetectionCounts counts, JsonNode wanted) {
        assertClose(counts.fScore(), wanted.at("/f_measure/f_measure"));
        assertClose(counts.precision(), wanted.at("/f_measure/precision"));
        assertClose(counts.recall(), wanted.at("/f_measure/recall"));
        assertClose(counts.errorRate(), wanted.at("/error_rate/error_rate"));
        assertClose(counts.substitutionRate(), wanted.at("/error_rate/substitution_rate"));
    }

    private static void compareAverages(DetectionScores scores, JsonNode wanted) {
        assertClose(scores.macroFScore(), wanted.get("f_measure"));
        assertClose(scores.classAverage(DetectionCounts::precision), wanted.get("precision"));
        assertClose(scores.classAverage(DetectionCounts::recall), wanted.get("recall"));
    }

    private static void assertClose(double found, JsonNode wanted) {
        assertThat(found).isCloseTo(wanted.doubleValue(), within(ROUNDING));
    }

    private static DetectionScores published(CollarOptions options) {
        return EventBasedScores.of(ReferenceTables.desed(), ReferenceTables.published(), options);
    }

    private DetectionScores eventBased(List<LabelledEvent> detections, EventMatching matching) {
        return EventBasedScores.of(truth, detections, new CollarOptions(0.2, 0.2, true, matching));
    }
}
