package org.earmark.plugins.losses.clipce;

import org.earmark.spi.data.LabelKind;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problem;
import org.earmark.spi.loss.Loss;
import org.earmark.spi.loss.LossContext;
import org.earmark.spi.loss.LossFactory;

/** Makes {@code clip_ce}; fits sets with exactly one class a clip. */
public final class ClipCeFactory implements LossFactory<ClipCeOptions> {
    @Override
    public String name() {
        return "clip_ce";
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public String summary() {
        return "cross-entropy of clipwise logits (HTS-AT on ESC-50 and Speech Commands, one class a clip)";
    }

    @Override
    public ClipCeOptions defaults() {
        return new ClipCeOptions(ClipCeOptions.Input.LOGITS);
    }

    @Override
    public Loss create(ClipCeOptions options, LossContext context) {
        if (context.labels() != LabelKind.SINGLE) {
            throw new InvalidInputException(
                    Problem.of("", name(), "needs exactly one class a clip, but this data set may give a clip several")
                            .suggesting("clip_bce"));
        }
        return new ClipCe(options.of());
    }
}
