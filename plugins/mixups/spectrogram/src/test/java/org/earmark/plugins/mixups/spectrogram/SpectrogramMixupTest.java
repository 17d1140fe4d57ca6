package org.earmark.plugins.mixups.spectrogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.earmark.spi.error.Problems;
import org.earmark.spi.mixup.LabelMixing;
import org.earmark.spi.mixup.MixupDomain;
import org.earmark.spi.mixup.MixupPlan;
import org.earmark.spi.random.RandomSource;
import org.earmark.spi.tensor.FloatArray;
import org.earmark.testkit.GoldenArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpectrogramMixupTest {
    private static final SpectrogramMixupFactory FACTORY = new SpectrogramMixupFactory();

    /** The original's λ with our partners gives the original's result, up to a rounding of float32. */
    @ParameterizedTest
    @ValueSource(strings = {"even", "odd"})
    void partnersAreThoseOfTheOriginal(String name) {
        FloatArray x = golden(name + "_x");
        float[] lambda = golden(name + "_lambda").values();
        float[] expected = golden(name + "_out").values();
        int batch = (int) x.shape()[0];
        int[] partners = plan(FACTORY.defaults(), batch, 0).partners();
        int size = x.values().length / batch;
        for (int i = 0; i < expected.length; i++) {
            int sample = i / size;
            float partner = x.values()[partners[sample] * size + i % size];
            double mixed = lambda[sample] * (double) x.values()[i] + (1.0 - lambda[sample]) * partner;
            assertThat((double) expected[i]).isCloseTo(mixed, within(5e-7));
        }
    }

    @Test
    void labelsAreKeptUnlessAskedOtherwise() {
        assertThat(plan(FACTORY.defaults(), 4, 0).labels()).isEqualTo(LabelMixing.KEEP);
        assertThat(plan(new SpectrogramMixupOptions(0.5, LabelMixing.LINEAR), 4, 0)
                        .labels())
                .isEqualTo(LabelMixing.LINEAR);
    }

    @Test
    void spectrogramsAreMixedInsideTheNetwork() {
        assertThat(plan(FACTORY.defaults(), 4, 0).domain()).isEqualTo(MixupDomain.SPECTROGRAM);
    }

    /** Beta(a, a) has mean 1/2 and variance 1/(8a + 4); 20,000 draws estimate the variance to about 1 %. */
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.2, 2})
    void lambdasFollowTheBetaDistribution(double alpha) {
        double[] lambdas = IntStream.range(0, 1000)
                .boxed()
                .flatMapToDouble(step -> {
                    float[] drawn = plan(new SpectrogramMixupOptions(alpha, LabelMixing.KEEP), 20, step)
                            .lambdas();
                    return IntStream.range(0, drawn.length).mapToDouble(i -> drawn[i]);
                })
                .toArray();
        double mean = IntStream.range(0, lambdas.length)
                .mapToDouble(i -> lambdas[i])
                .average()
                .orElseThrow();
        double variance = IntStream.range(0, lambdas.length)
                .mapToDouble(i -> (lambdas[i] - mean) * (lambdas[i] - mean))
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(0.5, within(0.01));
        assertThat(variance).isCloseTo(1 / (8 * alpha + 4), within(0.05 / (8 * alpha + 4)));
    }

    @Test
    void lambdasOfABatchDiffer() {
        float[] lambdas = plan(FACTORY.defaults(), 8, 0).lambdas();
        assertThat(lambdas).doesNotHaveDuplicates();
    }

    @Test
    void alphaOfZeroIsAProblem() {
        Problems problems = new Problems();
        new SpectrogramMixupOptions(0, LabelMixing.KEEP).validate(problems);
        assertThat(problems.all()).singleElement().extracting("path").isEqualTo("alpha");
    }

    private static MixupPlan plan(SpectrogramMixupOptions options, int batch, int step) {
        return FACTORY.create(options)
                .plan(batch, 100, new RandomSource(3).stream("mixup", 0, step, 0))
                .orElseThrow();
    }

    private static FloatArray golden(String name) {
        return GoldenArray.read(SpectrogramMixupTest.class, "/goldens/mixup/" + name + ".npy");
    }
}
