package org.earmark.analysis.contrast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.earmark.analysis.statistics.PairedTests;
import org.earmark.analysis.statistics.Power;
import org.junit.jupiter.api.Test;

class FamilyTest {
    private static final Map<String, Double> DIFFERENCES = Map.of("0", 0.02, "1", 0.05, "2", -0.01, "3", 0.04);

    @Test
    void aLargerFamilyDetectsLess() {
        Decision alone = Decision.of(DIFFERENCES);
        Decision first = Family.corrected(List.of(alone, alone, alone), 2).get(0);

        double spread = alone.summary().standardDeviation();
        assertThat(alone.minimumDetectable().getAsDouble())
                .isCloseTo(Power.minimumDetectableEffect(spread, 4, 0.05, 0.8), within(1e-12));
        assertThat(first.minimumDetectable().getAsDouble())
                .isCloseTo(Power.minimumDetectableEffect(spread, 4, 0.05 / 6, 0.8), within(1e-12));
    }

    @Test
    void whatAllowsNoTestIsNoMemberOfTheFamily() {
        Decision tested = Decision.of(DIFFERENCES);
        Decision untested = Decision.of(Map.of("0", 0.1));

        List<Decision> corrected = Family.corrected(List.of(untested, tested), 1);

        assertThat(corrected.get(1).adjustedP()).isEqualTo(tested.pValue());
        assertThat(corrected.get(1).minimumDetectable()).isEqualTo(tested.minimumDetectable());
        assertThat(corrected.get(0).minimumDetectable()).isEmpty();
    }

    @Test
    void equivalenceIsAFamilyOfItsOwn() {
        Decision tested = Decision.of(DIFFERENCES);
        double[] values = {0.02, 0.05, -0.01, 0.04};

        Equivalence equivalence = Family.corrected(List.of(tested, tested), 1, OptionalDouble.of(0.1))
                .get(0)
                .equivalence()
                .orElseThrow();

        assertThat(equivalence.pValue())
                .isCloseTo(PairedTests.equivalence(values, 0.1).pValue(), within(1e-12));
        assertThat(equivalence.adjustedP()).isCloseTo(2 * equivalence.pValue(), within(1e-12));
    }

    @Test
    void everyLookAlsoNeedsAClearerEquivalence() {
        Decision tested = Decision.of(DIFFERENCES);
        double margin = 1.01 * tested.equivalenceMargin().getAsDouble();

        assertThat(Family.corrected(List.of(tested), 1, OptionalDouble.of(margin))
                        .get(0)
                        .verdict())
                .isEqualTo(Verdict.EQUIVALENT);
        assertThat(Family.corrected(List.of(tested), 2, OptionalDouble.of(margin))
                        .get(0)
                        .verdict())
                .isEqualTo(Verdict.NOT_DECIDED);
    }

    @Test
    void falseDiscoveryRatesLeaveOutWhatHasNoTest() {
        Decision tested = Decision.of(DIFFERENCES);
        Decision untested = Decision.of(Map.of("0", 0.1));

        assertThat(Family.falseDiscoveryRates(List.of(untested, tested)))
                .containsExactly(untested.pValue(), tested.pValue());
    }
}
