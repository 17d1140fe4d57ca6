package org.earmark.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.earmark.spi.Factory;
import org.earmark.spi.Plugin;
import org.earmark.spi.data.FrontEnd;
import org.earmark.spi.data.Vocabulary;
import org.earmark.spi.engine.AdamWOptions;
import org.earmark.spi.engine.BatchPosition;
import org.earmark.spi.engine.Engine;
import org.earmark.spi.engine.InferenceBatch;
import org.earmark.spi.engine.Learner;
import org.earmark.spi.engine.LearnerSpec;
import org.earmark.spi.engine.LearnerState;
import org.earmark.spi.engine.Prediction;
import org.earmark.spi.engine.TrainingBatch;
import org.earmark.spi.mixup.LabelMixing;
import org.earmark.spi.mixup.MixupDomain;
import org.earmark.spi.mixup.MixupPlan;
import org.earmark.spi.model.ModelContext;
import org.earmark.spi.model.ModelFactory;
import org.earmark.spi.model.Network;
import org.earmark.spi.model.ParameterSpec;
import org.earmark.spi.random.RandomSource;
import org.earmark.spi.random.RandomStream;
import org.earmark.spi.tensor.FloatArray;
import org.earmark.testkit.engine.SigmoidLoss;
import org.earmark.testkit.reference.ReferenceEngine;
import org.junit.jupiter.api.Test;

/**
 * What every model that is a {@link Network} must do, examined on the reference engine or any other.
 *
 * @param <O> the model's options
 */
public interface ModelContract<O extends Record> extends FactoryContract<O> {
    @Override
    ModelFactory<O> factory();

    /** Options of a network that plain Java trains in a second or two. */
    O smallOptions();

    /** The features it will see. */
    default FrontEnd frontEnd() {
        return FrontEnd.standard();
    }

    /** How many frames the examined clips have. */
    default int frames() {
        return 101;
    }

    /** The engine to examine it on; the contract closes it. */
    default Engine newEngine() {
        return new ReferenceEngine();
    }

    /** How much a clip's logits may differ between batches, which may take other kernels. */
    default float batchTolerance() {
        return 1e-6f; // the reference sums in another order, in double precision
    }

    @Override
    default List<? extends Factory<?>> offered(Plugin plugin) {
        return plugin.models();
    }

    @Test
    default void everyParameterAndBufferHasANameOfItsOwn() {
        assertThat(specs(network())).extracting(ParameterSpec::name).doesNotHaveDuplicates();
    }

    @Test
    default void freshValuesFillTheirShapesWithFiniteNumbers() {
        for (ParameterSpec spec : specs(network())) {
            FloatArray values = spec.initialisation().draw(spec.shape(), stream(spec.name()));
            assertThat(values.shape()).as(spec.name()).isEqualTo(spec.shape());
            assertThat(isFinite(values)).as(spec.name()).isTrue();
        }
    }

    @Test
    default void freshValuesDependOnTheStreamAlone() {
        for (ParameterSpec spec : specs(network())) {
            FloatArray values = spec.initialisation().draw(spec.shape(), stream(spec.name()));
            FloatArray again = spec.initialisation().draw(spec.shape(), stream(spec.name()));
            assertThat(again.contentEquals(values)).as(spec.name()).isTrue();
        }
    }

    @Test
    default void outputsHaveTheShapesThatTheSeamPromises() {
        Prediction prediction = predict(features(2));
        assertThat(prediction.clipwise().shape()).containsExactly(2, classes());
        prediction.framewise().ifPresent(framewise -> {
            assertThat(framewise.shape()).hasSize(3).startsWith(2);
            assertThat(framewise.shape()[2]).isEqualTo(classes());
        });
        prediction
                .latent()
                .ifPresent(latent -> assertThat(latent.shape()).hasSize(2).startsWith(2));
    }

    @Test
    default void outputsAreFinite() {
        Prediction prediction = predict(features(2));
        assertThat(isFinite(prediction.clipwise())).isTrue();
        assertThat(prediction.framewise().map(ModelContract::isFinite)).isNotEqualTo(Optional.of(false));
        assertThat(prediction.latent().map(ModelContract::isFinite)).isNotEqualTo(Optional.of(false));
    }

    @Test
    default void aClipIsJudgedAloneAsInABatch() {
        FloatArray both = features(2);
        int size = both.values().length / 2;
        FloatArray second =
                new FloatArray(Arrays.copyOfRange(both.values(), size, 2 * size), 1, both.shape()[1], both.shape()[2]);
        float[] batched = predict(both).clipwise().values();
        float[] alone = predict(second).clipwise().values();
        for (int i = 0; i < alone.length; i++) {
            assertThat(alone[i]).isCloseTo(batched[classes() + i], within(batchTolerance()));
        }
    }

    @Test
    default void extrasAreOnlyGivenWhenAskedFor() {
        assertThat(predict(features(1)).extras()).isEmpty();
    }

    @Test
    default void everyParameterGetsAGradient() {
        Network network = network();
        Map<String, FloatArray> gradients = stateAfterStep(network).firstMoments();
        for (ParameterSpec parameter : network.parameters()) {
            assertThat(gradients).containsKey(parameter.name());
            assertThat(isFinite(gradients.get(parameter.name())))
                    .as("finite gradient of %s", parameter.name())
                    .isTrue();
            assertThat(gradients.get(parameter.name()).contentEquals(FloatArray.zeros(parameter.shape())))
                    .as("gradient of %s is all zero", parameter.name())
                    .isFalse();
        }
    }

    @Test
    default void mixedSpectrogramsGiveOtherGradients() {
        MixupPlan plan =
                new MixupPlan(MixupDomain.SPECTROGRAM, LabelMixing.KEEP, new int[] {1, 0}, new float[] {0.3f, 0.6f});
        Map<String, FloatArray> plain = stateAfterStep(network()).firstMoments();
        Map<String, FloatArray> mixed =
                stateAfterStep(network(), Optional.of(plan)).firstMoments();
        assertThat(plain.keySet().stream().anyMatch(name -> !plain.get(name).contentEquals(mixed.get(name))))
                .isTrue();
    }

    @Test
    default void aStepDependsOnlyOnSeedAndPosition() {
        Map<String, FloatArray> first = stateAfterStep(network()).parameters();
        Map<String, FloatArray> second = stateAfterStep(network()).parameters();
        first.forEach((name, values) ->
                assertThat(values.contentEquals(second.get(name))).as(name).isTrue());
    }

    private int classes() {
        return 3;
    }

    private Network network() {
        Vocabulary vocabulary = new Vocabulary(
                IntStream.range(0, classes()).mapToObj(i -> "class-" + i).toList());
        return (Network) factory().create(smallOptions(), new ModelContext(vocabulary, frontEnd()));
    }

    private static List<ParameterSpec> specs(Network network) {
        return Stream.concat(network.parameters().stream(), network.buffers().stream())
                .toList();
    }

    private static RandomStream stream(String purpose) {
        return new RandomSource(11).stream(purpose);
    }

    private FloatArray features(int clips) {
        FloatArray features = FloatArray.zeros(clips, frames(), frontEnd().melBins());
        RandomStream random = stream("features");
        for (int i = 0; i < features.values().length; i++) {
            features.values()[i] = (float) random.nextGaussian(-40, 15);
        }
        return features;
    }

    private static boolean isFinite(FloatArray array) {
        for (float value : array.values()) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    private Prediction predict(FloatArray features) {
        try (Engine engine = newEngine();
                Learner learner = learner(network(), engine)) {
            return learner.predict(InferenceBatch.of(features));
        }
    }

    /** The state after one step whose first moments are the gradients. */
    private LearnerState stateAfterStep(Network network) {
        return stateAfterStep(network, Optional.empty());
    }

    private LearnerState stateAfterStep(Network network, Optional<MixupPlan> mixup) {
        FloatArray targets = FloatArray.zeros(2, classes());
        targets.values()[0] = 1;
        targets.values()[classes() + 1] = 1;
        TrainingBatch batch =
                new TrainingBatch(features(2), targets, Optional.empty(), mixup, new BatchPosition(3, 40));
        try (Engine engine = newEngine();
                Learner learner = learner(network, engine)) {
            learner.trainStep(batch, 1e-3);
            return learner.state();
        }
    }

    private static Learner learner(Network network, Engine engine) {
        AdamWOptions gradientReader = new AdamWOptions(1e-3, 0, 0, 1e-8, 0, 0);
        LearnerState initial = LearnerState.fresh(fresh(network.parameters()), fresh(network.buffers()));
        return engine.learner(
                network,
                new LearnerSpec(
                        new SigmoidLoss(), gradientReader, engine.devices().get(0), initial, new RandomSource(5)));
    }

    private static Map<String, FloatArray> fresh(List<ParameterSpec> specs) {
        Map<String, FloatArray> values = new LinkedHashMap<>();
        specs.forEach(spec -> values.put(spec.name(), spec.initialisation().draw(spec.shape(), stream(spec.name()))));
        return values;
    }
}
