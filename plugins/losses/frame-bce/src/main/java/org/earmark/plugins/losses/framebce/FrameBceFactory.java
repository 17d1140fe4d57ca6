package org.earmark.plugins.losses.framebce;

import org.earmark.spi.data.LabelKind;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problem;
import org.earmark.spi.loss.Loss;
import org.earmark.spi.loss.LossContext;
import org.earmark.spi.loss.LossFactory;

/** Makes {@code frame_bce}; fits sets whose classes have onset and offset. */
public final class FrameBceFactory implements LossFactory<FrameBceOptions> {
    @Override
    public String name() {
        return "frame_bce";
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public String summary() {
        return "binary cross-entropy of framewise probabilities (strong labels)";
    }

    @Override
    public FrameBceOptions defaults() {
        return new FrameBceOptions(0);
    }

    @Override
    public Loss create(FrameBceOptions options, LossContext context) {
        if (context.labels() != LabelKind.EVENTS) {
            throw new InvalidInputException(
                    Problem.of("", name(), "needs events with onset and offset, but this data set labels whole clips")
                            .suggesting("clip_bce"));
        }
        return new FrameBce(options.clipWeight());
    }
}
