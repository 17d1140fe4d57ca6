package org.earmark.plugins.losses.asl;

import org.earmark.spi.loss.Activation;
import org.earmark.spi.loss.Loss;
import org.earmark.spi.loss.Targets;
import org.earmark.spi.model.NetworkOutput;
import org.earmark.spi.tensor.Tensor;

/**
 * Asymmetric loss (Ben-Baruch et al. 2020, equations 4-7) on the clipwise probabilities, averaged over clips and
 * classes, as {@code asl_loss} of the public HTS-AT code: the focusing weight is not differentiated, and targets
 * between 0 and 1 divide the exponent as they divide the logarithms.
 */
final class Asl implements Loss {
    /** Below this a probability counts as this: the logarithm stays finite. */
    private static final double EPSILON = 1e-8;
    /** Above zero in float32, so that the power of an exact zero is found by its logarithm. */
    private static final double TINY = 1e-30;

    private final AslOptions options;

    Asl(AslOptions options) {
        this.options = options;
    }

    @Override
    public Tensor apply(NetworkOutput output, Targets targets) {
        Tensor present = targets.clipwise();
        Tensor absent = oneMinus(present);
        Tensor positive = output.clipwise().sigmoid();
        Tensor negative = oneMinus(positive).add(options.probabilityMargin()).clamp(Double.NEGATIVE_INFINITY, 1);
        Tensor logLikelihood = present.multiply(logarithm(positive)).add(absent.multiply(logarithm(negative)));
        Tensor right = present.multiply(positive).add(absent.multiply(negative)).detach();
        Tensor exponent = present.multiply(options.gammaPositive()).add(absent.multiply(options.gammaNegative()));
        Tensor weight = oneMinus(right)
                .clamp(TINY, Double.POSITIVE_INFINITY)
                .log()
                .multiply(exponent)
                .exp();
        return logLikelihood.multiply(weight).mean().multiply(-1);
    }

    private static Tensor oneMinus(Tensor x) {
        return x.multiply(-1).add(1);
    }

    private static Tensor logarithm(Tensor probability) {
        return probability.clamp(EPSILON, Double.POSITIVE_INFINITY).log();
    }

    @Override
    public Activation activation() {
        return Activation.SIGMOID;
    }
}
