package org.earmark.core.flops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.BiFunction;
import org.earmark.spi.layer.Conv2d;
import org.earmark.spi.layer.Layer;
import org.earmark.spi.layer.Linear;
import org.earmark.spi.model.Initialisation;
import org.earmark.spi.model.Network;
import org.earmark.spi.model.NetworkOutput;
import org.earmark.spi.model.ParameterSpec;
import org.earmark.spi.model.Pass;
import org.earmark.spi.tensor.FloatArray;
import org.earmark.spi.tensor.Tensor;
import org.junit.jupiter.api.Test;

class FlopCounterTest {
    private static final Linear LINEAR = new Linear("linear", 4, 3, true, Initialisation.constant(0));
    private static final Conv2d CONVOLUTION =
            new Conv2d("conv", 2, 5, new int[] {3, 2}, new int[] {2, 1}, new int[] {1, 0});

    @Test
    void aLinearLayerCountsTwoForEachWeightAndRow() {
        long operations =
                count(List.of(LINEAR), (pass, x) -> LINEAR.apply(pass, x).mean(1), 7, 4);

        assertThat(operations).isEqualTo(2 * 7 * 4 * 3);
    }

    @Test
    void aConvolutionCountsTwoForEachKernelWeightAndPlace() {
        // 9 x 6 padded to 11 x 6, kernel 3 x 2, stride 2 and 1: 5 x 5 places
        long operations = count(
                List.of(CONVOLUTION),
                (pass, x) -> CONVOLUTION.apply(pass, x.reshape(1, 2, 9, 6)).mean(2, 3),
                18,
                6);

        assertThat(operations).isEqualTo(2 * 5 * 5 * 5 * (2 * 3 * 2));
    }

    @Test
    void attentionCountsBothItsProducts() {
        // 2 heads of 3 over 5 tokens: scores 5 x 5 x 3 a head, values 5 x 3 x 5 a head
        long operations = count(
                List.of(),
                (pass, x) ->
                        x.attention(2, pass.of(FloatArray.zeros(1, 2, 5, 5))).mean(1),
                5,
                18);

        assertThat(operations).isEqualTo(2 * 2 * (5 * 5 * 3 + 5 * 3 * 5));
    }

    @Test
    void aMatrixProductCountsEveryLeadingIndex() {
        long operations = count(
                List.of(),
                (pass, x) -> x.reshape(3, 2, 4)
                        .matmul(pass.of(FloatArray.zeros(4, 6)))
                        .reshape(1, -1),
                6,
                4);

        assertThat(operations).isEqualTo(2 * 3 * 2 * 4 * 6);
    }

    @Test
    void elementWiseOperationsAreFree() {
        assertThat(count(
                        List.of(), (pass, x) -> x.gelu().multiply(x).softmax(-1).mean(1), 7, 4))
                .isZero();
    }

    @Test
    void aDryRunGivesTheShapesOfTheOutputs() {
        FlopCounter.DryRun run = FlopCounter.dryRun(
                network(List.of(LINEAR), (pass, x) -> LINEAR.apply(pass, x).mean(1)), 5, 7, 4, true);

        assertThat(run.clipwise()).containsExactly(5, 3);
        assertThat(run.framewise()).isEmpty();
        assertThat(run.operations()).isEqualTo(5 * 2 * 7 * 4 * 3);
    }

    @Test
    void aMisfitNamesTheOperationAndBothShapes() {
        assertThatThrownBy(() -> count(List.of(LINEAR), LINEAR::apply, 7, 9))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("linear of [1, 7, 9] and [3, 4] does not fit");
    }

    @Test
    void anUndeclaredParameterIsNamed() {
        assertThatThrownBy(() -> count(List.of(), LINEAR::apply, 7, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("linear.weight");
    }

    private static long count(List<Layer> layers, BiFunction<Pass, Tensor, Tensor> body, int frames, int melBins) {
        return FlopCounter.forward(network(layers, body), frames, melBins);
    }

    private static Network network(List<Layer> layers, BiFunction<Pass, Tensor, Tensor> body) {
        return new Network() {
            @Override
            public List<ParameterSpec> parameters() {
                return layers.stream()
                        .flatMap(layer -> layer.parameters().stream())
                        .toList();
            }

            @Override
            public List<ParameterSpec> buffers() {
                return List.of();
            }

            @Override
            public NetworkOutput forward(Pass pass, Tensor features) {
                return NetworkOutput.ofClipwise(body.apply(pass, features));
            }
        };
    }
}
