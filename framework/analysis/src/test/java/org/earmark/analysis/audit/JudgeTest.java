package org.earmark.analysis.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.earmark.analysis.statistics.Interval;
import org.junit.jupiter.api.Test;

class JudgeTest {
    private static final Optional<List<ProtocolItem>> PROTOCOL = Optional.of(List.of());

    @Test
    void publishedPredictionsWithinHalfADigitAreReproduced() {
        assertThat(verdict(claim(0.484, 0.001, 0, 0), published(0.4842))).isEqualTo(Verdict.REPRODUCED);
    }

    @Test
    void onPublishedPredictionsChanceExcusesNothing() {
        AuditRow row = Judge.judge(claim(0.484, 0.001, 0, 0), published(0.4851), PROTOCOL);

        assertThat(row.verdict()).isEqualTo(Verdict.DIFFERS);
        assertThat(row.reason()).contains("chance plays no part");
    }

    @Test
    void missingClipsThatReachTheClaimLeaveItOpen() {
        Measurement measurement = measurement(
                0.50,
                true,
                Optional.empty(),
                new Census(OptionalInt.of(100), 90, 10, Optional.of(new Interval(0.45, 0.55, 0.95)), 0.01, List.of()));

        assertThat(verdict(claim(0.46, 0.001, 0, 0), measurement)).isEqualTo(Verdict.UNDERPOWERED);
        assertThat(verdict(claim(0.44, 0.001, 0, 0), measurement)).isEqualTo(Verdict.DIFFERS);
    }

    @Test
    void anOwnModelIsReproducedOnlyWhenTheWholeIntervalLiesWithinTheTolerance() {
        Claim claim = claim(0.97, 0.001, 0.002, 0.01);

        assertThat(verdict(claim, own(0.971, 0.965, 0.977))).isEqualTo(Verdict.REPRODUCED);
        assertThat(verdict(claim, own(0.971, 0.90, 0.99))).isEqualTo(Verdict.UNDERPOWERED);
        assertThat(verdict(claim, own(0.92, 0.90, 0.95))).isEqualTo(Verdict.DIFFERS);
    }

    @Test
    void oneModelWithoutPredictionsShowsNoAgreement() {
        assertThat(verdict(claim(0.97, 0.001, 0, 0), measurement(0.97, false, Optional.empty(), whole())))
                .isEqualTo(Verdict.UNDERPOWERED);
    }

    @Test
    void withoutAProtocolNothingIsCompared() {
        AuditRow row = Judge.judge(claim(0.484, 0.001, 0, 0), published(0.484), Optional.empty());

        assertThat(row.verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
        assertThat(row.reason()).contains("states no protocol");
    }

    @Test
    void aDecisiveDifferenceOfProtocolsForbidsTheComparison() {
        ProtocolItem classes = new ProtocolItem("classes", "10", "", "9", true);

        AuditRow row = Judge.judge(claim(0.484, 0.001, 0, 0), published(0.484), Optional.of(List.of(classes)));

        assertThat(row.verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
        assertThat(row.reason()).contains("classes is 9 here and 10 there");
    }

    @Test
    void aMetricThatIsNotANumberCannotBeAudited() {
        assertThat(verdict(claim(0.484, 0.001, 0, 0), published(Double.NaN))).isEqualTo(Verdict.NOT_AUDITABLE);
    }

    @Test
    void theToleranceIsTheLargestOfTheThree() {
        assertThat(claim(0.5, 0.001, 0, 0).tolerance())
                .isEqualTo(new Claim.Tolerance(0.0005, "half a unit of the last digit"));
        assertThat(claim(0.5, 0.001, 0.002, 0).tolerance()).isEqualTo(new Claim.Tolerance(0.002, "declared ±"));
        assertThat(claim(0.5, 0.001, 0.002, 0.01).tolerance())
                .isEqualTo(new Claim.Tolerance(0.01, "equivalence margin"));
    }

    @Test
    void causesThatReachFarEnoughComeFirst() {
        Measurement measurement = new Measurement(
                0.40,
                false,
                Optional.of(new Interval(0.39, 0.41, 0.95)),
                Optional.empty(),
                1,
                new Census(OptionalInt.of(100), 50, 50, Optional.of(new Interval(0.2, 0.7, 0.95)), 0.01, List.of()),
                Double.NaN,
                List.of());
        ProtocolItem epochs = new ProtocolItem("training.epochs", "100", "", "3", false);

        AuditRow row = Judge.judge(claim(0.5, 0.001, 0, 0), measurement, Optional.of(List.of(epochs)));

        assertThat(row.verdict()).isEqualTo(Verdict.DIFFERS);
        assertThat(row.causes().get(0).text()).contains("50 of the clips");
        assertThat(row.causes().get(1).text()).contains("training.epochs: 3 instead of 100");
        assertThat(row.causes().get(row.causes().size() - 1).text()).contains("Another sample of clips");
    }

    @Test
    void aSlipOfTheUnitIsTheLikeliestCause() {
        AuditRow row = Judge.judge(claim(48.4, 0.1, 0, 0), published(0.484), PROTOCOL);

        assertThat(row.causes().get(0).text()).contains("factor of 100");
    }

    private static Verdict verdict(Claim claim, Measurement measurement) {
        return Judge.judge(claim, measurement, PROTOCOL).verdict();
    }

    private static Claim claim(double value, double rounding, double plusMinus, double margin) {
        return new Claim(
                "tables[0].claims[0]",
                "t",
                "s",
                "r",
                "accuracy",
                Optional.empty(),
                value,
                rounding,
                plusMinus,
                margin,
                false,
                "");
    }

    private static Measurement published(double value) {
        return measurement(value, true, Optional.empty(), whole());
    }

    private static Measurement own(double value, double low, double high) {
        return measurement(value, false, Optional.of(new Interval(low, high, 0.95)), whole());
    }

    private static Measurement measurement(
            double value, boolean published, Optional<Interval> overClips, Census census) {
        return new Measurement(value, published, overClips, Optional.empty(), 1, census, Double.NaN, List.of());
    }

    private static Census whole() {
        return new Census(OptionalInt.of(100), 100, 0, Optional.empty(), Double.NaN, List.of());
    }
}
