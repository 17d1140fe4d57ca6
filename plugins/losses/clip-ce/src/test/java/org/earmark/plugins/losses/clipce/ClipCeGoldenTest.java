package org.earmark.plugins.losses.clipce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.earmark.spi.data.LabelKind;
import org.earmark.spi.data.Vocabulary;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.loss.Activation;
import org.earmark.spi.loss.Loss;
import org.earmark.spi.loss.LossContext;
import org.earmark.spi.loss.Targets;
import org.earmark.spi.model.NetworkOutput;
import org.earmark.spi.tensor.FloatArray;
import org.earmark.testkit.GoldenArray;
import org.earmark.testkit.reference.ReferenceTensor;
import org.junit.jupiter.api.Test;

/** Against values of the public code, which computed in float32: hence relative tolerances of some 1e−6. */
class ClipCeGoldenTest {
    @Test
    void lossMatchesTheOriginal() throws IOException {
        double expected = new ObjectMapper()
                .readTree(ClipCeGoldenTest.class.getResourceAsStream("/goldens/losses/expected.json"))
                .at("/clip_ce/loss_float64")
                .asDouble();
        assertThat(apply(logits()).scalar()).isCloseTo(expected, withinPercentage(1e-4));
    }

    @Test
    void gradientMatchesTheOriginal() {
        ReferenceTensor logits = logits();
        apply(logits).backward();
        float[] expected = golden("ce_grad").values();
        for (int i = 0; i < expected.length; i++) {
            assertThat(logits.gradient().orElseThrow()[i]).isCloseTo(expected[i], within(1e-6));
        }
    }

    @Test
    void logitsBecomeOneDistribution() {
        assertThat(loss(LabelKind.SINGLE).activation()).isEqualTo(Activation.SOFTMAX);
    }

    /** Variant H of the public code: the softmax over seven probabilities, one of them 1 and the others 0. */
    @Test
    void ofProbabilitiesEvenCertaintyCosts() {
        ReferenceTensor certain = ReferenceTensor.leaf(new double[] {100, -100, -100, -100, -100, -100, -100}, 1, 7);
        Targets targets = new Targets(ReferenceTensor.of(new double[] {1, 0, 0, 0, 0, 0, 0}, 1, 7), Optional.empty());
        Loss loss = loss(LabelKind.SINGLE, ClipCeOptions.Input.PROBABILITIES);
        double cost = ((ReferenceTensor) loss.apply(NetworkOutput.ofClipwise(certain), targets)).scalar();
        assertThat(cost).isCloseTo(Math.log(1 + 6 / Math.E), within(1e-9));
        assertThat(loss.activation()).isEqualTo(Activation.SIGMOID);
    }

    @Test
    void severalClassesAClipAreRefusedAndTheOtherLossIsNamed() {
        assertThatThrownBy(() -> loss(LabelKind.MULTI))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("one class a clip")
                .hasMessageContaining("clip_bce");
    }

    private static ReferenceTensor logits() {
        return ReferenceTensor.leaf(golden("ce_logits"));
    }

    private static ReferenceTensor apply(ReferenceTensor logits) {
        FloatArray classes = golden("ce_target_index");
        FloatArray target = FloatArray.zeros(5, 7);
        for (int clip = 0; clip < 5; clip++) {
            target.values()[7 * clip + (int) classes.values()[clip]] = 1;
        }
        Targets targets = new Targets(ReferenceTensor.of(target), Optional.empty());
        return (ReferenceTensor) loss(LabelKind.SINGLE).apply(NetworkOutput.ofClipwise(logits), targets);
    }

    private static Loss loss(LabelKind labels) {
        return loss(labels, ClipCeOptions.Input.LOGITS);
    }

    private static Loss loss(LabelKind labels, ClipCeOptions.Input input) {
        Vocabulary vocabulary = new Vocabulary(List.of("a", "b", "c", "d", "e", "f", "g"));
        return new ClipCeFactory().create(new ClipCeOptions(input), new LossContext(vocabulary, labels));
    }

    private static FloatArray golden(String name) {
        return GoldenArray.read(ClipCeGoldenTest.class, "/goldens/losses/" + name + ".npy");
    }
}
