package org.earmark.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.earmark.core.GoldenFiles;
import org.earmark.formats.array.TypedArray;
import org.earmark.spi.error.DataException;
import org.earmark.spi.tensor.FloatArray;
import org.junit.jupiter.api.Test;

class WeightAverageTest {
    @Test
    void equalsTheOriginalBitForBit() {
        Map<String, TypedArray> wanted = read("averaged_as_reference");

        Map<String, FloatArray> found = WeightAverage.of(List.of(read("member1"), read("member2"), read("member3")));

        assertThat(found.keySet()).containsExactlyInAnyOrderElementsOf(wanted.keySet());
        found.forEach((name, tensor) -> assertThat(
                        tensor.contentEquals(wanted.get(name).toFloatArray()))
                .as(name)
                .isTrue());
    }

    @Test
    void refusesOtherNames() {
        Map<String, TypedArray> a = Map.of("a", TypedArray.of(FloatArray.zeros(2)));
        Map<String, TypedArray> b = Map.of("b", TypedArray.of(FloatArray.zeros(2)));

        assertThatThrownBy(() -> WeightAverage.of(List.of(a, b)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("a is missing in checkpoint 2");
    }

    @Test
    void refusesOtherShapes() {
        Map<String, TypedArray> a = Map.of("a", TypedArray.of(FloatArray.zeros(2)));
        Map<String, TypedArray> b = Map.of("a", TypedArray.of(FloatArray.zeros(1, 2)));

        assertThatThrownBy(() -> WeightAverage.of(List.of(a, b)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("[1, 2]");
    }

    private static Map<String, TypedArray> read(String member) {
        return CheckpointReader.read(GoldenFiles.path("average_ensemble/" + member + ".ckpt"))
                .tensors();
    }
}
