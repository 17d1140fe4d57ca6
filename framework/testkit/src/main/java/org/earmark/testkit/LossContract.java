package org.earmark.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earmark.spi.Factory;
import org.earmark.spi.Plugin;
import org.earmark.spi.data.LabelKind;
import org.earmark.spi.data.Vocabulary;
import org.earmark.spi.loss.Loss;
import org.earmark.spi.loss.LossContext;
import org.earmark.spi.loss.LossFactory;
import org.earmark.spi.loss.Targets;
import org.earmark.spi.model.NetworkOutput;
import org.earmark.spi.random.RandomSource;
import org.earmark.spi.random.RandomStream;
import org.earmark.testkit.reference.ReferenceTensor;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * What every loss must do, in plain Java: it is a finite scalar, its gradient is that of its value and points towards
 * the targets, and it is a mean over clips.
 *
 * @param <O> the loss's options
 */
public interface LossContract<O extends Record> extends FactoryContract<O> {
    /** Time steps of the framewise outputs in the tests. */
    int STEPS = 3;

    @Override
    LossFactory<O> factory();

    /** A kind of labels that the loss fits. */
    default LabelKind labels() {
        return LabelKind.SINGLE;
    }

    /** Whether the gradient is that of the whole value; not so where a loss holds a part of it constant. */
    default boolean differentiatesAll() {
        return true;
    }

    @Override
    default List<? extends Factory<?>> offered(Plugin plugin) {
        return plugin.losses();
    }

    private Loss loss() {
        Vocabulary vocabulary = new Vocabulary(List.of("dog", "rain", "siren", "speech"));
        return factory().create(factory().defaults(), new LossContext(vocabulary, labels()));
    }

    @Test
    default void lossIsAFiniteScalar() {
        for (int clips : new int[] {1, 5}) {
            ReferenceTensor value = value(logits(clips, 1), targets(clips));
            assertThat(value.shape()).isEmpty();
            assertThat(value.scalar()).isFinite().isNotNegative();
        }
    }

    @Test
    default void lossOfExtremeLogitsIsFinite() {
        ReferenceTensor logits = logits(4, 1000);
        ReferenceTensor value = value(logits, targets(4));
        value.backward();
        assertThat(value.scalar()).isFinite();
        for (double derivative : logits.gradient().orElseThrow()) {
            assertThat(derivative).isFinite();
        }
    }

    @Test
    default void gradientIsThatOfTheValue() {
        Assumptions.assumeTrue(differentiatesAll(), "a part of this loss is constant to its gradient");
        ReferenceTensor logits = logits(3, 2);
        value(logits, targets(3)).backward();
        double[] gradient = logits.gradient().orElseThrow();
        double step = 1e-6;
        for (int i = 0; i < gradient.length; i++) {
            double[] above = logits.values();
            above[i] += step;
            double[] below = logits.values();
            below[i] -= step;
            double difference = value(above, 3) - value(below, 3);
            // the error of a central difference in double precision with this step
            assertThat(gradient[i]).isCloseTo(difference / (2 * step), within(1e-7));
        }
    }

    @Test
    default void aStepAgainstTheGradientLowersTheLoss() {
        ReferenceTensor logits = logits(4, 2);
        ReferenceTensor before = value(logits, targets(4));
        before.backward();
        double[] gradient = logits.gradient().orElseThrow();
        double[] moved = logits.values();
        for (int i = 0; i < moved.length; i++) {
            moved[i] -= 0.1 * gradient[i];
        }
        assertThat(value(moved, 4)).isLessThan(before.scalar());
    }

    @Test
    default void rightLogitsCostLessThanWrongOnes() {
        double[] right = new double[8];
        for (int i = 0; i < right.length; i++) {
            right[i] = targets(2)[i] > 0.5 ? 4 : -4;
        }
        double[] wrong = new double[8];
        for (int i = 0; i < wrong.length; i++) {
            wrong[i] = -right[i];
        }
        assertThat(value(right, 2)).isLessThan(value(wrong, 2));
    }

    @Test
    default void lossIsAMeanOverClips() {
        double[] both = logits(2, 2).values();
        double[] first = Arrays.copyOf(both, 4);
        double[] targets = targets(2);
        double[] second = Arrays.copyOfRange(both, 4, 8);
        double separate = value(leaf(first), Arrays.copyOf(targets, 4)).scalar()
                + value(leaf(second), Arrays.copyOfRange(targets, 4, 8)).scalar();
        assertThat(value(both, 2)).isCloseTo(separate / 2, within(1e-12));
    }

    @Test
    default void lossIsTheSameEveryTime() {
        double[] logits = logits(3, 2).values();
        assertThat(value(logits, 3)).isEqualTo(value(logits, 3));
    }

    private double value(double[] logits, int clips) {
        return value(leaf(logits), targets(clips)).scalar();
    }

    private static ReferenceTensor leaf(double[] logits) {
        return ReferenceTensor.leaf(logits, logits.length / 4, 4);
    }

    private ReferenceTensor value(ReferenceTensor logits, double[] targets) {
        long clips = logits.size(0);
        ReferenceTensor clipTargets = ReferenceTensor.of(targets, clips, 4);
        ReferenceTensor framewise = logits.reshape(clips, 1, 4).repeatInterleave(1, STEPS);
        ReferenceTensor frameTargets = clipTargets.reshape(clips, 1, 4).repeatInterleave(1, STEPS);
        NetworkOutput output = new NetworkOutput(logits, Optional.of(framewise), Optional.empty(), Map.of());
        return (ReferenceTensor) loss().apply(output, new Targets(clipTargets, Optional.of(frameTargets)));
    }

    private static ReferenceTensor logits(int clips, double spread) {
        RandomStream random = new RandomSource(11).stream("logits", clips, 0, 0);
        double[] logits = new double[4 * clips];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = spread * (2 * random.nextDouble() - 1);
        }
        return leaf(logits);
    }

    /** One class a clip, in turn, which every kind of labels allows. */
    private static double[] targets(int clips) {
        double[] targets = new double[4 * clips];
        for (int clip = 0; clip < clips; clip++) {
            targets[4 * clip + (clip + 1) % 4] = 1;
        }
        return targets;
    }
}
