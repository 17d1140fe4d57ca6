package org.earmark.analysis.contrast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
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
    void falseDiscoveryRatesLeaveOutWhatHasNoTest() {
        Decision tested = Decision.of(DIFFERENCES);
        Decision untested = Decision.of(Map.of("0", 0.1));

        assertThat(Family.falseDiscoveryRates(List.of(untested, tested)))
                .containsExactly(untested.pValue(), tested.pValue());
    }
}
