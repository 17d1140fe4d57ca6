package org.earmark.plugins.losses.asl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.earmark.spi.data.LabelKind;
import org.earmark.spi.data.Vocabulary;
import org.earmark.spi.error.Problems;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against values of the public code, which computed in float32: hence relative tolerances of some 1e−6. */
class AslGoldenTest {
    @ParameterizedTest
    @ValueSource(strings = {"random", "soft_targets"})
    void lossMatchesTheOriginal(String name) throws IOException {
        double expected = new ObjectMapper()
                .readTree(AslGoldenTest.class.getResourceAsStream("/goldens/losses/expected.json"))
                .at("/" + name + "_asl_loss/loss_float64")
                .asDouble();
        assertThat(apply(logits(golden(name + "_pred")), golden(name + "_target"))
                        .scalar())
                .isCloseTo(expected, withinPercentage(1e-4));
    }

    /** The golden gradients are by the probability; that by the logit follows with p·(1 − p). */
    @ParameterizedTest
    @ValueSource(strings = {"random", "soft_targets"})
    void gradientMatchesTheOriginal(String name) {
        FloatArray probabilities = golden(name + "_pred");
        ReferenceTensor logits = logits(probabilities);
        apply(logits, golden(name + "_target")).backward();
        double[] gradient = logits.gradient().orElseThrow();
        float[] byProbability = golden(name + "_asl_loss_grad").values();
        for (int i = 0; i < gradient.length; i++) {
            double p = probabilities.values()[i];
            assertThat(gradient[i]).isCloseTo(byProbability[i] * p * (1 - p), within(1e-7));
        }
    }

    /** Single elements of the public code, at the edges of its limits. */
    @ParameterizedTest
    @CsvSource({
        "9.99999993922529e-09, 1, 18.42068099975586",
        "9.999999974752427e-07, 1, 13.815510749816895",
        "0.9999989867210388, 0, 2.4400155544281006",
        "0.5, 0, 0.024515049532055855",
        "0.5, 1, 0.6931471824645996",
        "0.05000000074505806, 0, 0",
        "0.949999988079071, 0, 1.5107258558273315",
        "0.949999988079071, 1, 0.051293306052684784"
    })
    void singleElementsMatchTheOriginal(double probability, double target, double expected) {
        ReferenceTensor logit = ReferenceTensor.leaf(new double[] {Math.log(probability / (1 - probability))}, 1, 1);
        Targets targets = new Targets(ReferenceTensor.of(new double[] {target}, 1, 1), Optional.empty());
        double loss = ((ReferenceTensor) loss().apply(NetworkOutput.ofClipwise(logit), targets)).scalar();
        assertThat(loss).isCloseTo(expected, within(2e-6 * Math.max(1, expected)));
    }

    @Test
    void logitsBecomeIndependentProbabilities() {
        assertThat(loss().activation()).isEqualTo(Activation.SIGMOID);
    }

    @Test
    void allProblemsAreReportedAtOnce() {
        Problems problems = new Problems();
        new AslOptions(-1, 11, 1).validate(problems);
        assertThat(problems.all())
                .extracting("path")
                .containsExactly("gammaNegative", "gammaPositive", "probabilityMargin");
    }

    private static ReferenceTensor apply(ReferenceTensor logits, FloatArray target) {
        Targets targets = new Targets(ReferenceTensor.of(target), Optional.empty());
        return (ReferenceTensor) loss().apply(NetworkOutput.ofClipwise(logits), targets);
    }

    private static Loss loss() {
        AslFactory factory = new AslFactory();
        Vocabulary classes = new Vocabulary(List.of("a", "b", "c", "d", "e", "f", "g"));
        return factory.create(factory.defaults(), new LossContext(classes, LabelKind.MULTI));
    }

    private static ReferenceTensor logits(FloatArray probabilities) {
        double[] logits = new double[probabilities.values().length];
        for (int i = 0; i < logits.length; i++) {
            double p = probabilities.values()[i];
            logits[i] = Math.log(p / (1 - p));
        }
        return ReferenceTensor.leaf(logits, 5, 7);
    }

    private static FloatArray golden(String name) {
        return GoldenArray.read(AslGoldenTest.class, "/goldens/losses/" + name + ".npy");
    }
}
