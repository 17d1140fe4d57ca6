package org.earmark.analysis.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.earmark.analysis.audit.AuditExample.claim;
import static org.earmark.analysis.audit.AuditExample.missing;
import static org.earmark.analysis.audit.AuditExample.published;
import static org.earmark.analysis.audit.AuditExample.whole;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PublishedJudgeTest {
    @Test
    void withinHalfADigitItIsReproduced() {
        Finding finding = judge(claim(0.484, 0.001, 0, 0), 0.4842, whole());

        assertThat(finding.verdict()).isEqualTo(Verdict.REPRODUCED);
        assertThat(finding.reason()).contains("the same to the printed digit");
    }

    @Test
    void chanceExcusesNothing() {
        Finding finding = judge(claim(0.484, 0.001, 0, 0), 0.4851, whole());

        assertThat(finding.verdict()).isEqualTo(Verdict.DIFFERS);
        assertThat(finding.reason()).contains("chance plays no part").contains("0.0011 above the claim");
    }

    @Test
    void withinTheMarginItIsEquivalentButNotTheSameNumber() {
        Finding finding = judge(claim(0.484, 0.001, 0, 0.005), 0.480, whole());

        assertThat(finding.verdict()).isEqualTo(Verdict.REPRODUCED);
        assertThat(finding.reason())
                .contains(
                        "0.0040 below the claim: equivalent within the tolerance (equivalence margin), not to the digit");
    }

    @Test
    void missingClipsThatReachTheClaimLeaveItOpen() {
        Census census = missing(10, 0.45, 0.55, 0.01);

        assertThat(judge(claim(0.46, 0.001, 0, 0), 0.50, census).verdict()).isEqualTo(Verdict.UNDERPOWERED);
        assertThat(judge(claim(0.44, 0.001, 0, 0), 0.50, census).verdict()).isEqualTo(Verdict.DIFFERS);
        assertThat(judge(claim(0.44, 0.001, 0, 0), 0.50, census).reason())
                .contains("10 missing clips cannot explain it");
    }

    /** Metrics without bounds: what is missing at random is known, or nothing is. */
    @Test
    void whereMissingClipsHaveNoBoundsTheyAreNotSaidToExplainNothing() {
        assertThat(judge(claim(0.46, 0.001, 0, 0), 0.50, missing(10, Optional.empty(), 0.01))
                        .reason())
                .contains("if they are missing at random; at worst is not known");
        assertThat(judge(claim(0.46, 0.001, 0, 0), 0.50, missing(10, Optional.empty(), Double.NaN))
                        .verdict())
                .isEqualTo(Verdict.UNDERPOWERED);
    }

    private static Finding judge(Claim claim, double value, Census census) {
        return PublishedJudge.judge(claim, published(value, census));
    }
}
