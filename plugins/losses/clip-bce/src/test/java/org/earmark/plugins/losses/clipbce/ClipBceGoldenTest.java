package org.earmark.plugins.losses.clipbce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.earmark.spi.data.LabelKind;
import org.earmark.spi.data.Vocabulary;
import org.earmark.spi.loss.Activation;
import org.earmark.spi.loss.Loss;
import org.earmark.spi.loss.LossContext;
import org.earmark.spi.loss.Targets;
import org.earmark.spi.model.NetworkOutput;
import org.earmark.spi.tensor.FloatArray;
import org.earmark.testkit.GoldenArray;
import org.earmark.testkit.reference.ReferenceTensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against values of the public code, which computed in float32: hence relative tolerances of some 1e−6. */
class ClipBceGoldenTest {
    @ParameterizedTest
    @ValueSource(strings = {"random", "soft_targets"})
    void lossOfLogitsMatchesTheOriginal(String name) throws IOException {
        ReferenceTensor logits = ReferenceTensor.leaf(logits(golden(name + "_pred")), 5, 7);
        double loss = apply(logits, golden(name + "_target")).scalar();
        assertThat(loss)
                .isCloseTo(expected().at("/" + name + "_clip_bce/loss_float64").asDouble(), withinPercentage(1e-4));
    }

    /** The golden gradients are by the probability; that by the logit follows with p·(1 − p). */
    @ParameterizedTest
    @ValueSource(strings = {"random", "soft_targets"})
    void gradientMatchesTheOriginal(String name) {
        FloatArray probabilities = golden(name + "_pred");
        ReferenceTensor logits = ReferenceTensor.leaf(logits(probabilities), 5, 7);
        apply(logits, golden(name + "_target")).backward();
        double[] gradient = logits.gradient().orElseThrow();
        float[] byProbability = golden(name + "_clip_bce_grad").values();
        for (int i = 0; i < gradient.length; i++) {
            double p = probabilities.values()[i];
            assertThat(gradient[i]).isCloseTo(byProbability[i] * p * (1 - p), within(1e-7));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"random", "extreme", "soft_targets"})
    void crossEntropyOfProbabilitiesMatchesTheOriginal(String name) throws IOException {
        ReferenceTensor probabilities = ReferenceTensor.leaf(golden(name + "_pred"));
        ReferenceTensor loss = probabilities.binaryCrossEntropy(ReferenceTensor.of(golden(name + "_target")));
        loss.backward();
        assertThat(loss.scalar())
                .isCloseTo(expected().at("/" + name + "_clip_bce/loss_float64").asDouble(), withinPercentage(1e-4));
        float[] gradient = golden(name + "_clip_bce_grad").values();
        for (int i = 0; i < gradient.length; i++) {
            double scale = Math.max(1, Math.abs(gradient[i]));
            assertThat(probabilities.gradient().orElseThrow()[i]).isCloseTo(gradient[i], within(2e-6 * scale));
        }
    }

    @Test
    void logitsBecomeIndependentProbabilities() {
        assertThat(loss().activation()).isEqualTo(Activation.SIGMOID);
    }

    /** Zeros, ones and denormal numbers, one by one. */
    @Test
    void limitsOfLogarithmAndDenominatorMatchTheOriginal() throws IOException {
        JsonNode elements = expected().get("single_elements");
        assertThat(elements).isNotEmpty();
        for (JsonNode element : elements) {
            ReferenceTensor p =
                    ReferenceTensor.leaf(new double[] {element.get("pred").asDouble()}, 1, 1);
            ReferenceTensor target =
                    ReferenceTensor.of(new double[] {element.get("target").asDouble()}, 1, 1);
            ReferenceTensor loss = p.binaryCrossEntropy(target);
            loss.backward();
            double value = element.get("clip_bce").asDouble();
            double gradient = element.get("clip_bce_grad").asDouble();
            assertThat(loss.scalar()).as("%s", element).isCloseTo(value, within(2e-6 * Math.max(1, value)));
            assertThat(p.gradient().orElseThrow()[0])
                    .as("%s", element)
                    .isCloseTo(gradient, within(2e-6 * Math.max(1, Math.abs(gradient))));
        }
    }

    private static ReferenceTensor apply(ReferenceTensor logits, FloatArray target) {
        Targets targets = new Targets(ReferenceTensor.of(target), Optional.empty());
        return (ReferenceTensor) loss().apply(NetworkOutput.ofClipwise(logits), targets);
    }

    private static Loss loss() {
        LossContext context =
                new LossContext(new Vocabulary(List.of("a", "b", "c", "d", "e", "f", "g")), LabelKind.MULTI);
        return new ClipBceFactory().create(new ClipBceOptions(), context);
    }

    private static double[] logits(FloatArray probabilities) {
        double[] logits = new double[probabilities.values().length];
        for (int i = 0; i < logits.length; i++) {
            double p = probabilities.values()[i];
            logits[i] = Math.log(p / (1 - p));
        }
        return logits;
    }

    private static FloatArray golden(String name) {
        return GoldenArray.read(ClipBceGoldenTest.class, "/goldens/losses/" + name + ".npy");
    }

    private static JsonNode expected() throws IOException {
        return new ObjectMapper()
                .readTree(ClipBceGoldenTest.class.getResourceAsStream("/goldens/losses/expected.json"));
    }
}
