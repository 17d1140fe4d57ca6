package org.earmark.plugins.losses.asl;

import org.earmark.spi.loss.Loss;
import org.earmark.spi.loss.LossContext;
import org.earmark.spi.loss.LossFactory;

/** Makes {@code asl}; fits every kind of label. */
public final class AslFactory implements LossFactory<AslOptions> {
    @Override
    public String name() {
        return "asl";
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public String summary() {
        return "asymmetric loss of clipwise probabilities (Ben-Baruch et al. 2020, as asl_loss of HTS-AT)";
    }

    @Override
    public AslOptions defaults() {
        return new AslOptions(4, 0, 0.05);
    }

    @Override
    public Loss create(AslOptions options, LossContext context) {
        return new Asl(options);
    }
}
