package org.earmark.plugins.losses.framebce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earmark.spi.data.LabelKind;
import org.earmark.spi.data.Vocabulary;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problems;
import org.earmark.spi.loss.Loss;
import org.earmark.spi.loss.LossContext;
import org.earmark.spi.loss.Targets;
import org.earmark.spi.model.NetworkOutput;
import org.earmark.testkit.reference.ReferenceTensor;
import org.junit.jupiter.api.Test;

class FrameBceTest {
    private final ReferenceTensor clipwise = ReferenceTensor.leaf(new double[] {1}, 1, 1);
    private final ReferenceTensor framewise = ReferenceTensor.leaf(new double[] {2, -1}, 1, 2, 1);
    private final NetworkOutput output =
            new NetworkOutput(clipwise, Optional.of(framewise), Optional.empty(), Map.of());
    private final Targets targets = new Targets(
            ReferenceTensor.of(new double[] {1}, 1, 1), Optional.of(ReferenceTensor.of(new double[] {1, 0}, 1, 2, 1)));

    /** −log σ(2) for the present step, −log(1 − σ(−1)) = log(1 + e⁻¹) for the absent one. */
    private static final double FRAMEWISE = (Math.log1p(Math.exp(-2)) + Math.log1p(Math.exp(-1))) / 2;

    @Test
    void lossIsTheMeanOverTimeSteps() {
        assertThat(value(0)).isCloseTo(FRAMEWISE, within(1e-12));
    }

    @Test
    void clipwiseOutputGetsNoGradientByDefault() {
        ((ReferenceTensor) loss(0).apply(output, targets)).backward();
        assertThat(clipwise.gradient()).isEmpty();
        assertThat(framewise.gradient()).isPresent();
    }

    @Test
    void clipWeightIsTheShareOfTheClipwiseLoss() {
        double clip = Math.log1p(Math.exp(-1));
        assertThat(value(0.25)).isCloseTo(0.75 * FRAMEWISE + 0.25 * clip, within(1e-12));
    }

    @Test
    void wholeClipLabelsAreRefusedAndTheOtherLossIsNamed() {
        FrameBceFactory factory = new FrameBceFactory();
        LossContext context = new LossContext(new Vocabulary(List.of("dog")), LabelKind.MULTI);
        assertThatThrownBy(() -> factory.create(factory.defaults(), context))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("onset and offset")
                .hasMessageContaining("clip_bce");
    }

    @Test
    void wholeWeightOnTheClipIsAProblem() {
        Problems problems = new Problems();
        new FrameBceOptions(1).validate(problems);
        assertThat(problems.all()).singleElement().extracting("path").isEqualTo("clipWeight");
    }

    private double value(double clipWeight) {
        return ((ReferenceTensor) loss(clipWeight).apply(output, targets)).scalar();
    }

    private static Loss loss(double clipWeight) {
        LossContext context = new LossContext(new Vocabulary(List.of("dog")), LabelKind.EVENTS);
        return new FrameBceFactory().create(new FrameBceOptions(clipWeight), context);
    }
}
