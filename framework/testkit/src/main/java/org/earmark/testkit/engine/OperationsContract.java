package org.earmark.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.earmark.testkit.engine.Closeness.assertClose;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.earmark.spi.engine.Device;
import org.earmark.spi.engine.Engine;
import org.earmark.spi.tensor.FloatArray;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every tensor operation of an engine does what its definition says: results against plain Java in double precision,
 * gradients against finite differences of the same.
 */
public interface OperationsContract extends EngineSubject {
    @TestFactory
    default Stream<DynamicTest> resultsMatchTheDefinition() {
        return OperationCases.all().stream()
                .map(operation -> DynamicTest.dynamicTest(
                        operation.name(),
                        () -> examine((engine, device) -> {
                            OperationTrial trial = new OperationTrial(operation);
                            assertClose(
                                    operation.name() + " on " + device.id(),
                                    trial.evaluate(engine, device),
                                    trial.expected(),
                                    resultTolerance());
                        })));
    }

    @TestFactory
    default Stream<DynamicTest> gradientsMatchFiniteDifferences() {
        return OperationCases.all().stream()
                .map(operation -> DynamicTest.dynamicTest(
                        operation.name(),
                        () -> examine((engine, device) -> {
                            OperationTrial trial = new OperationTrial(operation);
                            Map<String, FloatArray> gradients = trial.gradients(engine, device);
                            trial.finiteDifferences().forEach((input, expected) -> {
                                assertThat(gradients)
                                        .as("gradients on %s", device.id())
                                        .containsKey(input);
                                assertClose(
                                        operation.name() + " on " + device.id() + ", gradient by " + input,
                                        gradients.get(input),
                                        expected,
                                        gradientTolerance());
                            });
                        })));
    }

    @Test
    default void maximumHandsItsGradientToTheFirstOfEquals() {
        OperationTrial trial = new OperationTrial(new OperationCase(
                "max of equals", List.of(new FloatArray(new float[] {1, 4, 4, 4}, 1, 4)), (tensors, in) -> in.get(0)
                        .max(1)));
        examine((engine, device) -> assertThat(
                        nonZeros(trial.gradients(engine, device).get("input0")))
                .containsExactly(1));
    }

    @Test
    default void detachedValuesGetNoGradient() {
        FloatArray x = new FloatArray(new float[] {2, -3, 5}, 3);
        OperationCase once =
                new OperationCase("x", List.of(x), (tensors, in) -> in.get(0).multiply(tensors.of(x)));
        OperationCase detached = new OperationCase("x detached", List.of(x), (tensors, in) -> in.get(0)
                .multiply(in.get(0).detach()));
        examine((engine, device) -> assertClose(
                "gradient of x·detach(x)",
                new OperationTrial(detached).gradients(engine, device).get("input0"),
                new OperationTrial(once).finiteDifferences().get("input0"),
                gradientTolerance()));
    }

    @Test
    default void clampedValuesGetNoGradient() {
        OperationTrial trial = new OperationTrial(new OperationCase(
                "clamp", List.of(new FloatArray(new float[] {-2, 0.5f, 3, 0.25f}, 4)), (tensors, in) -> in.get(0)
                        .clamp(0, 1)));
        examine((engine, device) -> assertThat(
                        nonZeros(trial.gradients(engine, device).get("input0")))
                .containsExactly(1, 3));
    }

    /** The limits of PyTorch's logarithm and denominator: values measured there. */
    @Test
    default void crossEntropyOfCertaintyIsLimited() {
        FloatArray target = new FloatArray(new float[] {0, 1, 0, 1}, 4);
        OperationCase certainty = new OperationCase(
                "binaryCrossEntropy of 0 and 1",
                List.of(new FloatArray(new float[] {0, 0, 1, 1}, 4)),
                (tensors, in) -> in.get(0).binaryCrossEntropy(tensors.of(target)));
        OperationTrial trial = new OperationTrial(certainty);
        examine((engine, device) -> {
            assertThat(trial.evaluate(engine, device).values()[0]).isEqualTo(50);
            float[] gradient = trial.gradients(engine, device).get("input0").values();
            assertThat(gradient[0]).isZero();
            assertThat((double) gradient[1]).isCloseTo(-1e12 / 4, withinPercentage(0.01));
            assertThat(gradient[2]).isEqualTo(-gradient[1]);
            assertThat(gradient[3]).isZero();
        });
    }

    private static List<Integer> nonZeros(FloatArray array) {
        return Stream.iterate(0, i -> i < array.values().length, i -> i + 1)
                .filter(i -> array.values()[i] != 0)
                .toList();
    }

    private void examine(Examination examination) {
        try (Engine engine = newEngine()) {
            List<Device> devices = devices(engine);
            assertThat(devices).isNotEmpty();
            devices.forEach(device -> examination.examine(engine, device));
        }
    }

    /** What a test does on each device. */
    @FunctionalInterface
    interface Examination {
        void examine(Engine engine, Device device);
    }
}
