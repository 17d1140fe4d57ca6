package org.earmark.analysis.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.earmark.analysis.audit.AuditExample.claim;
import static org.earmark.analysis.audit.AuditExample.oneTraining;
import static org.earmark.analysis.audit.AuditExample.published;
import static org.earmark.analysis.audit.AuditExample.seeds;
import static org.earmark.analysis.audit.AuditExample.whole;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.earmark.analysis.statistics.Interval;
import org.junit.jupiter.api.Test;

class AuditTest {
    @Test
    void tellsHowManyClaimsChanceAloneWouldCallDifferent() {
        Audit audit =
                audit(seeds(whole(), 0.79, 0.80), seeds(whole(), 0.70, 0.71), oneTraining(0.8, 0.7, 0.9, whole()));

        assertThat(audit.chance()).isEqualTo(new Audit.Chance(2, 1));
        assertThat(audit.chance().sentences())
                .anySatisfy(sentence -> assertThat(sentence).contains("2 claims are", "at most 0.10 of them"))
                .anySatisfy(sentence -> assertThat(sentence).contains("1 claim is", "is not known"));
    }

    @Test
    void chancePlaysNoPartWherePredictionsArePublishedOrNothingIsJudged() {
        Audit audit = audit(published(0.8, whole()), seeds(whole(), 0.8, 0.8), seeds(whole(), 0.8));

        assertThat(audit.chance().sentences()).isEmpty();
    }

    @Test
    void comparisonsTellTheirNumberAndLevel() {
        assertThat(withComparisons(11).family().orElseThrow()).contains("11 comparisons", "99.55 %");
        assertThat(withComparisons(1).family().orElseThrow()).isEqualTo("The interval holds in 19 cases of 20.");
        assertThat(withComparisons(0).family()).isEmpty();
    }

    private static Audit audit(Measurement... measurements) {
        return new Audit(
                "a",
                "",
                "",
                Stream.of(measurements)
                        .map(measurement -> Judge.judge(claim(0.8, 0.001, 0, 0), measurement, AuditExample.PROTOCOL))
                        .toList(),
                List.of(),
                List.of());
    }

    private static Audit withComparisons(int number) {
        Audit.Comparison comparison = new Audit.Comparison(
                "a", "b", "accuracy", 10, 0.1, Optional.of(new Interval(0, 0.2, 0.99)), "Not decided.");
        return new Audit("a", "", "", List.of(), Collections.nCopies(number, comparison), List.of());
    }
}
