package org.earmark.plugins.schedules.htsatsteps;

import java.util.List;
import org.earmark.spi.Validated;
import org.earmark.spi.error.Problems;

/**
 * The lists of the original configuration, and where the decay ends.
 *
 * @param rates at least three; as for {@link HtsatStepsOptions}
 * @param epochs three boundaries, ascending
 * @param floor the lowest factor, not above the first rate
 */
public record CorrectedHtsatStepsOptions(List<Double> rates, List<Integer> epochs, double floor) implements Validated {
    private static final int BOUNDARIES = 3;

    public CorrectedHtsatStepsOptions {
        rates = List.copyOf(rates);
        epochs = List.copyOf(epochs);
    }

    @Override
    public void validate(Problems problems) {
        new HtsatStepsOptions(rates, epochs).validate(problems);
        problems.require(epochs.size() == BOUNDARIES, "epochs", epochs, "must name three boundaries");
        problems.require(
                floor >= 0 && (rates.isEmpty() || floor <= rates.get(0)),
                "floor",
                floor,
                "must be in 0 … the first rate, or the rate would rise");
    }
}
