package org.earmark.analysis.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.earmark.analysis.audit.AuditExample.PROTOCOL;
import static org.earmark.analysis.audit.AuditExample.claim;
import static org.earmark.analysis.audit.AuditExample.missing;
import static org.earmark.analysis.audit.AuditExample.oneTraining;
import static org.earmark.analysis.audit.AuditExample.published;
import static org.earmark.analysis.audit.AuditExample.seeds;
import static org.earmark.analysis.audit.AuditExample.whole;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JudgeTest {
    @Test
    void withoutAProtocolNothingIsCompared() {
        AuditRow row = Judge.judge(claim(0.484, 0.001, 0, 0), published(0.484, whole()), Optional.empty());

        assertThat(row.verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
        assertThat(row.reason()).contains("states no protocol");
    }

    @Test
    void aDecisiveDifferenceOfProtocolsForbidsTheComparison() {
        ProtocolItem classes = new ProtocolItem("classes", "10", "", "9", true);

        AuditRow row = Judge.judge(claim(0.484, 0.001, 0, 0), published(0.484, whole()), Optional.of(List.of(classes)));

        assertThat(row.verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
        assertThat(row.reason()).contains("classes is 9 here and 10 there");
    }

    @Test
    void aMetricThatIsNotANumberCannotBeAudited() {
        assertThat(Judge.judge(claim(0.484, 0.001, 0, 0), published(Double.NaN, whole()), PROTOCOL)
                        .verdict())
                .isEqualTo(Verdict.NOT_AUDITABLE);
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
        // At worst half of the clips could move it by 0.3; missing at random, by a hundredth, as little as chance.
        Measurement measurement = oneTraining(0.40, 0.385, 0.415, missing(50, 0.2, 0.45, 0.01));
        ProtocolItem epochs = new ProtocolItem("training.epochs", "100", "", "3", false);

        AuditRow row = Judge.judge(claim(0.5, 0.001, 0, 0), measurement, Optional.of(List.of(epochs)));

        assertThat(row.verdict()).isEqualTo(Verdict.DIFFERS);
        assertThat(row.causes())
                .extracting(AuditRow.Cause::text)
                .satisfiesExactly(
                        first -> assertThat(first).contains("training.epochs: 3 instead of 100"),
                        second -> assertThat(second).contains("one training"),
                        third -> assertThat(third).contains("Another sample of clips"),
                        fourth -> assertThat(fourth)
                                .contains("50 of the clips", "At worst they move it by 0.2000", "at random"));
        assertThat(row.causes().get(3).reach()).isEqualTo(0.01);
    }

    @Test
    void trainingAgainReachesAsFarAsThePredictionInterval() {
        AuditRow row = Judge.judge(claim(0.9, 0.001, 0, 0), seeds(whole(), 0.40, 0.42, 0.44), PROTOCOL);

        assertThat(row.causes())
                .anySatisfy(cause -> assertThat(cause.text()).contains("moves one run against the mean of 3 seeds"));
    }

    @Test
    void aSlipOfTheUnitIsTheFarthestCause() {
        AuditRow row = Judge.judge(claim(48.4, 0.1, 0, 0), published(0.484, whole()), PROTOCOL);

        assertThat(row.causes().get(0).text()).contains("factor of 100");
    }
}
