package org.earmark.analysis.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.earmark.analysis.audit.AuditExample.claim;
import static org.earmark.analysis.audit.AuditExample.missing;
import static org.earmark.analysis.audit.AuditExample.oneTraining;
import static org.earmark.analysis.audit.AuditExample.seeds;
import static org.earmark.analysis.audit.AuditExample.whole;

import java.util.List;
import java.util.Optional;
import org.earmark.analysis.statistics.Interval;
import org.junit.jupiter.api.Test;

class OwnJudgeTest {
    /** Mean 0.80, s = 0.01: the mean is known to ± 0.0124, one further run to ± 0.0304, the mean of 100 to ± 0.0127. */
    private static final double[] FIVE = {0.79, 0.79, 0.80, 0.81, 0.81};

    @Test
    void reproducedMeansThatTheWholeIntervalOfTheMeanLiesWithinTheTolerance() {
        Finding finding = OwnJudge.judge(claim(0.805, 0.001, 0, 0.02), seeds(whole(), FIVE));

        assertThat(finding.verdict()).isEqualTo(Verdict.REPRODUCED);
        assertThat(finding.reason()).contains("[0.7876, 0.8124]");
    }

    @Test
    void aClaimThatTheMeanReachesIsOpen() {
        Finding finding = OwnJudge.judge(claim(0.805, 0.001, 0, 0), seeds(whole(), FIVE));

        assertThat(finding.verdict()).isEqualTo(Verdict.UNDERPOWERED);
        assertThat(finding.reason())
                .contains("reaches the claim, but not all of it lies within")
                .contains("[0.7696, 0.8304]");
    }

    /** 0.825 lies outside the interval of the mean, but it is one run, and runs move by 0.01. */
    @Test
    void aClaimThatOneRunMayHaveGivenDoesNotDiffer() {
        Finding finding = OwnJudge.judge(claim(0.825, 0.001, 0, 0), seeds(whole(), FIVE));

        assertThat(finding.verdict()).isEqualTo(Verdict.UNDERPOWERED);
        assertThat(finding.reason())
                .contains("printed from one run moves by about 0.0100 from training to training")
                .contains("prediction interval [0.7696, 0.8304]")
                .contains("to ± 0.0196 at best, which would exclude the claim");
    }

    @Test
    void moreSeedsAreNotPromisedToDecideWhatTheyCannot() {
        Finding finding = OwnJudge.judge(claim(0.815, 0.001, 0, 0), seeds(whole(), FIVE));

        assertThat(finding.verdict()).isEqualTo(Verdict.UNDERPOWERED);
        assertThat(finding.reason()).contains("to ± 0.0196 at best, which would not exclude the claim");
    }

    @Test
    void theMeanOfManyRunsIsHeldAgainstANarrowerInterval() {
        Finding finding = OwnJudge.judge(claim(0.82, 0.001, 0, 0, 100), seeds(whole(), FIVE));

        assertThat(finding.verdict()).isEqualTo(Verdict.DIFFERS);
        assertThat(finding.reason()).contains("prediction interval of 5 seeds for the mean of 100 runs");
    }

    @Test
    void beyondThePredictionIntervalAndTheToleranceItDiffers() {
        assertThat(OwnJudge.judge(claim(0.835, 0.001, 0, 0), seeds(whole(), FIVE))
                        .verdict())
                .isEqualTo(Verdict.DIFFERS);
        assertThat(OwnJudge.judge(claim(0.835, 0.001, 0.005, 0), seeds(whole(), FIVE))
                        .verdict())
                .isEqualTo(Verdict.UNDERPOWERED);
    }

    @Test
    void seedsWithoutSpreadDecideNothing() {
        for (double claimed : new double[] {0.795, 0.80}) {
            Finding finding = OwnJudge.judge(claim(claimed, 0.001, 0, 0), seeds(whole(), 0.795, 0.795));

            assertThat(finding.verdict()).isEqualTo(Verdict.UNDERPOWERED);
            assertThat(finding.reason()).contains("All 2 seeds give the same value, so there is no spread to judge by");
        }
    }

    @Test
    void oneTrainingIsJudgedByItsClipsAndSaysSo() {
        Claim claim = claim(0.97, 0.001, 0.002, 0.01);

        Finding reproduced = OwnJudge.judge(claim, oneTraining(0.971, 0.965, 0.977, whole()));
        Finding open = OwnJudge.judge(claim, oneTraining(0.971, 0.90, 0.99, whole()));
        Finding differs = OwnJudge.judge(claim, oneTraining(0.92, 0.90, 0.95, whole()));

        assertThat(reproduced.verdict()).isEqualTo(Verdict.REPRODUCED);
        assertThat(open.verdict()).isEqualTo(Verdict.UNDERPOWERED);
        assertThat(differs.verdict()).isEqualTo(Verdict.DIFFERS);
        assertThat(differs.reason())
                .startsWith("On one training")
                .contains("How far another seed would move it is not known");
    }

    @Test
    void oneTrainingWithoutAnIntervalShowsNothing() {
        Finding finding = OwnJudge.judge(claim(0.97, 0.001, 0, 0), seeds(whole(), 0.97));

        assertThat(finding.verdict()).isEqualTo(Verdict.UNDERPOWERED);
        assertThat(finding.reason()).contains("no interval over clips: it has no stored predictions");
    }

    @Test
    void clipsThatAreMissingAtRandomWidenWhatMayAgree() {
        Claim claim = claim(0.84, 0.001, 0, 0);
        Finding finding = OwnJudge.judge(claim, oneTraining(0.80, 0.775, 0.825, missing(50, 0.4, 0.9, 0.018)));

        assertThat(finding.verdict()).isEqualTo(Verdict.UNDERPOWERED);
        assertThat(finding.reason()).contains("they move the metric by up to 0.0180 in 19 cases of 20");
    }

    @Test
    void aClaimThatOnlyTheBoundsOfTheCensusReachIsOpenForThatReason() {
        Finding finding =
                OwnJudge.judge(claim(0.88, 0.001, 0, 0), oneTraining(0.80, 0.775, 0.825, missing(50, 0.4, 0.9, 0.018)));

        assertThat(finding.verdict()).isEqualTo(Verdict.UNDERPOWERED);
        assertThat(finding.reason()).contains("[0.4000, 0.9000] (the bounds of the census)");
    }

    @Test
    void missingClipsExcuseNoMoreThanTheyReach() {
        Finding finding =
                OwnJudge.judge(claim(0.95, 0.001, 0, 0), oneTraining(0.80, 0.775, 0.825, missing(50, 0.4, 0.9, 0.018)));

        assertThat(finding.verdict()).isEqualTo(Verdict.DIFFERS);
        assertThat(finding.reason()).contains("50 missing clips cannot explain it");
    }

    @Test
    void agreementOnHalfTheClipsIsShownOnlyIfTheOthersCannotUndoIt() {
        Claim claim = claim(0.80, 0.001, 0, 0.03);

        assertThat(OwnJudge.judge(claim, oneTraining(0.80, 0.775, 0.825, missing(10, 0.72, 0.82, 0.004)))
                        .verdict())
                .isEqualTo(Verdict.REPRODUCED);
        Finding half = OwnJudge.judge(claim, oneTraining(0.80, 0.775, 0.825, missing(50, 0.4, 0.9, 0.018)));
        assertThat(half.verdict()).isEqualTo(Verdict.UNDERPOWERED);
        assertThat(half.reason()).contains("but 50 clips are missing, which move it by up to 0.0180");
        assertThat(OwnJudge.judge(claim, oneTraining(0.80, 0.775, 0.825, missing(50, Optional.empty(), Double.NaN)))
                        .reason())
                .contains("how far they could move it is not known");
    }

    @Test
    void bothIntervalsAreThereToPrint() {
        AuditRow row = Judge.judge(claim(0.82, 0.001, 0, 0), seeds(whole(), FIVE), AuditExample.PROTOCOL);

        assertThat(row.prediction().map(Interval::level)).hasValue(0.95);
        assertThat(AuditJson.of(new Audit("a", "", "", List.of(row), List.of(), List.of()))
                        .at("/claims/0/predictionInterval/high")
                        .doubleValue())
                .isBetween(0.8303, 0.8305);
    }
}
