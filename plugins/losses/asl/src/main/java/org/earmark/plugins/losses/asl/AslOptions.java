package org.earmark.plugins.losses.asl;

import org.earmark.spi.Validated;
import org.earmark.spi.error.Problems;

/**
 * How uneven the loss is.
 *
 * @param gammaNegative focusing exponent where a class is absent; 0 weighs all alike
 * @param gammaPositive focusing exponent where a class is present
 * @param probabilityMargin probabilities of absent classes up to this cost nothing
 */
public record AslOptions(double gammaNegative, double gammaPositive, double probabilityMargin) implements Validated {
    @Override
    public void validate(Problems problems) {
        problems.require(
                gammaNegative >= 0 && gammaNegative <= 10, "gammaNegative", gammaNegative, "must be in [0, 10]");
        problems.require(
                gammaPositive >= 0 && gammaPositive <= 10, "gammaPositive", gammaPositive, "must be in [0, 10]");
        problems.require(
                probabilityMargin >= 0 && probabilityMargin < 1,
                "probabilityMargin",
                probabilityMargin,
                "must be in [0, 1)");
    }
}
