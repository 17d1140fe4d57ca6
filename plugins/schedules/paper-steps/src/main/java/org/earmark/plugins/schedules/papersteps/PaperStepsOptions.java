package org.earmark.plugins.schedules.papersteps;

import java.util.List;
import org.earmark.spi.Validated;
import org.earmark.spi.error.Problems;

/**
 * Rise and fall.
 *
 * @param warmUp factors on the base learning rate for epochs 0, 1, …, not falling; the first is where the fall ends
 * @param halvingEpochs epochs after which the rate is halved: epochs 10, 20, … for 10
 */
public record PaperStepsOptions(List<Double> warmUp, int halvingEpochs) implements Validated {
    public PaperStepsOptions {
        warmUp = List.copyOf(warmUp);
    }

    @Override
    public void validate(Problems problems) {
        problems.require(!warmUp.isEmpty(), "warmUp", warmUp, "must name at least one factor");
        for (int i = 0; i < warmUp.size(); i++) {
            double factor = warmUp.get(i);
            problems.require(
                    factor >= 0 && Double.isFinite(factor), "warmUp[" + i + "]", factor, "must be finite and >= 0");
            problems.require(
                    i == 0 || factor >= warmUp.get(i - 1),
                    "warmUp[" + i + "]",
                    factor,
                    "must not be below the one before");
        }
        problems.require(halvingEpochs >= 1, "halvingEpochs", halvingEpochs, "must be at least 1");
    }
}
