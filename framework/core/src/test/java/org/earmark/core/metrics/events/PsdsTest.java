package org.earmark.core.metrics.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.earmark.core.GoldenFiles;
import org.earmark.spi.error.DataException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PsdsTest {
    /** Both sides add some hundred products in float64. */
    private static final double ROUNDING = 1e-9;

    /** Two files of an hour; class x found in both at the cost of one false positive an hour, class y never. */
    private final GroundTruth truth = new GroundTruth(
            List.of(
                    new LabelledEvent("a", 0, 10, "x"),
                    new LabelledEvent("b", 0, 10, "x"),
                    new LabelledEvent("b", 100, 110, "y")),
            Map.of("a", 3600.0, "b", 3600.0));

    private final IntersectionCounts half = counts(new LabelledEvent("a", 0, 10, "x"));
    private final IntersectionCounts all = counts(
            new LabelledEvent("a", 0, 10, "x"),
            new LabelledEvent("b", 0, 10, "x"),
            new LabelledEvent("a", 500, 510, "x"),
            new LabelledEvent("b", 500, 510, "x"));

    @Test
    void areaUnderTheStaircaseOverItsWidth() {
        Psds psds = Psds.of(List.of(half, all), new PsdsOptions(0, 0, OptionalDouble.of(4), false));

        assertThat(psds.rates()).containsExactly(0, 1);
        assertThat(psds.ratios()).containsExactly(0.25, 0.5);
        assertThat(psds.value()).isEqualTo((0.25 + 3 * 0.5) / 4);
    }

    @Test
    void spreadBetweenClassesTakesAway() {
        Psds psds = Psds.of(List.of(half, all), new PsdsOptions(0, 1, OptionalDouble.of(4), false));

        assertThat(psds.value()).isZero(); // one class has all, the other nothing: the deviation is the mean
    }

    @Test
    void withoutAMaximumTheLargestRateIsTheWidth() {
        Psds psds = Psds.of(List.of(half, all), new PsdsOptions(0, 0, OptionalDouble.empty(), false));

        assertThat(psds.maximumRate()).isEqualTo(1);
        assertThat(psds.value()).isEqualTo(0.25);
    }

    @Test
    void refusesNoOperatingPoint() {
        assertThatThrownBy(() -> Psds.of(List.of(), PsdsOptions.of(0, 0))).isInstanceOf(DataException.class);
    }

    @TestFactory
    Stream<DynamicTest> agreesWithPsdsEval() {
        JsonNode expected = GoldenFiles.json("psds/expected_psds.json");
        return expected.get("scenarios").properties().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(), () -> compare(expected.get("thresholds"), entry.getValue())));
    }

    @Test
    void agreesWithPsdsEvalsOwnExample() {
        GroundTruth example = new GroundTruth(
                EventTables.readEvents(ReferenceTables.example("dcase2019t4_gt.csv")),
                EventTables.readDurations(ReferenceTables.example("dcase2019t4_meta.csv")));
        List<IntersectionCounts> points = new ArrayList<>();
        for (int threshold = 1; threshold <= 10; threshold++) {
            String name = "baseline_" + threshold / 10 + "." + threshold % 10 + ".csv";
            points.add(IntersectionCounts.of(
                    example, EventTables.readEvents(ReferenceTables.example(name)), IntersectionCriteria.DESED));
        }

        assertThat(Psds.of(points, PsdsOptions.of(0, 0)).value())
                .isCloseTo(0.40813, within(5e-6)); // documented with five decimals
    }

    private static void compare(JsonNode thresholds, JsonNode scenario) {
        GroundTruth desed = ReferenceTables.desed();
        List<ScoredEvent> scored = EventTables.readScoredEvents(ReferenceTables.golden("scored_detections.tsv"));
        IntersectionCriteria criteria = new IntersectionCriteria(
                scenario.get("dtc_threshold").doubleValue(),
                scenario.get("gtc_threshold").doubleValue(),
                scenario.get("cttc_threshold").doubleValue());
        List<IntersectionCounts> points = new ArrayList<>();
        for (JsonNode threshold : thresholds) {
            points.add(IntersectionCounts.of(desed, ScoredEvent.atLeast(scored, threshold.doubleValue()), criteria));
        }
        for (int i = 0; i < points.size(); i++) {
            assertThat(points.get(i).macroFScore(1))
                    .isCloseTo(scenario.get("macro_f_per_threshold").get(i).doubleValue(), within(ROUNDING));
        }
        double crossTriggers = scenario.get("alpha_ct").doubleValue();
        double instability = scenario.get("alpha_st").doubleValue();
        OptionalDouble hundred = OptionalDouble.of(scenario.get("max_efpr").doubleValue());
        assertValue(points, new PsdsOptions(crossTriggers, instability, hundred, false), scenario.get("psds"));
        assertValue(
                points, new PsdsOptions(crossTriggers, instability, hundred, true), scenario.get("psds_linear_interp"));
        assertValue(
                points,
                new PsdsOptions(crossTriggers, instability, OptionalDouble.empty(), false),
                scenario.get("psds_max_efpr_none"));
    }

    private static void assertValue(List<IntersectionCounts> points, PsdsOptions options, JsonNode wanted) {
        assertThat(Psds.of(points, options).value()).isCloseTo(wanted.doubleValue(), within(ROUNDING));
    }

    private IntersectionCounts counts(LabelledEvent... detections) {
        return IntersectionCounts.of(truth, List.of(detections), IntersectionCriteria.DESED);
    }
}
