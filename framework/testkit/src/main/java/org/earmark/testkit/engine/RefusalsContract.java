package org.earmark.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.earmark.spi.engine.Device;
import org.earmark.spi.engine.Engine;
import org.earmark.spi.tensor.FloatArray;
import org.earmark.spi.tensor.Tensor;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Operations on misfitting shapes are refused by name; devices and libraries are listed. */
public interface RefusalsContract extends EngineSubject {
    @TestFactory
    default Stream<DynamicTest> misfittingShapesAreNamedWithTheOperation() {
        return misfits().entrySet().stream()
                .map(misfit -> DynamicTest.dynamicTest(misfit.getKey(), () -> {
                    try (Engine engine = newEngine()) {
                        for (Device device : devices(engine)) {
                            Throwable thrown = thrown(engine, device, misfit.getValue());
                            assertThat(thrown)
                                    .as("%s on %s", misfit.getKey(), device.id())
                                    .isInstanceOf(IllegalArgumentException.class)
                                    .hasMessageContaining(misfit.getKey())
                                    .hasMessageContaining("2, 3");
                        }
                    }
                }));
    }

    /** Each is given x (2, 3) and y (4, 5). */
    private static Map<String, UnaryOperator<List<Tensor>>> misfits() {
        Map<String, UnaryOperator<List<Tensor>>> misfits = new LinkedHashMap<>();
        misfits.put("add", in -> List.of(in.get(0).add(in.get(1))));
        misfits.put("subtract", in -> List.of(in.get(0).subtract(in.get(1))));
        misfits.put("multiply", in -> List.of(in.get(0).multiply(in.get(1))));
        misfits.put("divide", in -> List.of(in.get(0).divide(in.get(1))));
        misfits.put("matmul", in -> List.of(in.get(0).matmul(in.get(1))));
        misfits.put("linear", in -> List.of(in.get(0).linear(in.get(1), Optional.empty())));
        misfits.put("reshape", in -> List.of(in.get(0).reshape(7)));
        return misfits;
    }

    private static Throwable thrown(Engine engine, Device device, UnaryOperator<List<Tensor>> misfit) {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        OperationCase refused =
                new OperationCase("misfit", List.of(FloatArray.zeros(2, 3), FloatArray.zeros(4, 5)), (tensors, in) -> {
                    try {
                        return misfit.apply(in).get(0);
                    } catch (RuntimeException e) {
                        thrown.set(e);
                        return in.get(0);
                    }
                });
        OperationTrial.run(refused, engine, device);
        return thrown.get();
    }

    @Test
    default void theProcessorComesFirst() {
        try (Engine engine = newEngine()) {
            assertThat(engine.devices()).isNotEmpty();
            assertThat(engine.devices()).extracting(Device::id).doesNotHaveDuplicates();
            if (engine.devices().stream().anyMatch(Device::isCpu)) {
                assertThat(engine.devices().get(0).isCpu()).isTrue();
            }
        }
    }

    @Test
    default void librariesAreNamedWithTheirVersions() {
        try (Engine engine = newEngine()) {
            assertThat(engine.libraries()).isNotEmpty();
            engine.libraries()
                    .forEach((name, version) -> assertThat(version).as(name).isNotBlank());
        }
    }
}
