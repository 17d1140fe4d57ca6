package org.earmark.plugins.schedules.htsatsteps;

import java.util.List;
import org.earmark.spi.Validated;
import org.earmark.spi.error.Problems;

/**
 * The two lists of the original configuration.
 *
 * @param rates at least three; the first three are those of epochs 0, 1 and 2, then the last holds until the first
 *     boundary, the one before it until the second, the one before that until the third
 * @param epochs the boundaries, ascending; an epoch equal to a boundary still has the earlier rate; after a third the
 *     rate decays to its floor, without a third it stays
 */
public record HtsatStepsOptions(List<Double> rates, List<Integer> epochs) implements Validated {
    public HtsatStepsOptions {
        rates = List.copyOf(rates);
        epochs = List.copyOf(epochs);
    }

    @Override
    public void validate(Problems problems) {
        problems.require(rates.size() >= 3, "rates", rates, "must name at least three multipliers");
        for (int i = 0; i < rates.size(); i++) {
            double rate = rates.get(i);
            problems.require(rate >= 0 && Double.isFinite(rate), "rates[" + i + "]", rate, "must be finite and >= 0");
        }
        for (int i = 1; i < epochs.size(); i++) {
            problems.require(
                    epochs.get(i) > epochs.get(i - 1),
                    "epochs[" + i + "]",
                    epochs.get(i),
                    "must be above the one before");
        }
    }
}
