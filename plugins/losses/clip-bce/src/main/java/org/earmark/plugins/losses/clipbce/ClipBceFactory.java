package org.earmark.plugins.losses.clipbce;

import org.earmark.spi.loss.Loss;
import org.earmark.spi.loss.LossContext;
import org.earmark.spi.loss.LossFactory;

/** Makes {@code clip_bce}; fits every kind of label. */
public final class ClipBceFactory implements LossFactory<ClipBceOptions> {
    @Override
    public String name() {
        return "clip_bce";
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public String summary() {
        return "binary cross-entropy of clipwise probabilities (HTS-AT, multi-label)";
    }

    @Override
    public ClipBceOptions defaults() {
        return new ClipBceOptions();
    }

    @Override
    public Loss create(ClipBceOptions options, LossContext context) {
        return new ClipBce();
    }
}
