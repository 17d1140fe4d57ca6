package org.earmark.plugins.models.htsat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.earmark.spi.data.FrontEnd;
import org.earmark.spi.data.Vocabulary;
import org.earmark.spi.model.ModelContext;
import org.earmark.spi.model.ParameterSpec;
import org.earmark.spi.random.RandomSource;
import org.earmark.spi.tensor.FloatArray;
import org.junit.jupiter.api.Test;

class HtsAtParametersTest {
    @Test
    void namesAndShapesAreThoseOfThePublicStateDict() throws IOException {
        HtsAt network = network(small(Variant.HC), 10);

        assertThat(Stream.concat(network.parameters().stream(), network.buffers().stream())
                        .map(spec -> spec.name() + " "
                                + Arrays.toString(spec.shape()).replace(" ", "")))
                .containsExactlyInAnyOrderElementsOf(lines("/goldens/model/main_state_dict.txt"));
    }

    @Test
    void theTokenSemanticHeadIsAllThatVariantHLacks() {
        List<String> onlyH = names(network(small(Variant.H), 10));
        List<String> onlyHc = names(network(small(Variant.HC), 10));
        List<String> common = onlyH.stream().filter(onlyHc::contains).toList();

        assertThat(onlyH).filteredOn(name -> !common.contains(name)).containsExactly("head.weight", "head.bias");
        assertThat(onlyHc)
                .filteredOn(name -> !common.contains(name))
                .containsExactly("tscam_conv.weight", "tscam_conv.bias");
    }

    @Test
    void thePublishedNetworkHas27800000ParametersWith50Classes() {
        assertThat(count(network(HtsAtOptions.of(Size.BASE, Variant.HC), 50))).isBetween(27_750_000L, 27_850_000L);
    }

    @Test
    void freshLinearWeightsAreNormalWithDeviationOneFiftieth() {
        HtsAt network = network(HtsAtOptions.of(Size.BASE, Variant.HC), 50);
        FloatArray weights = fresh(network, "layers.2.blocks.3.mlp.fc1.weight");

        double sum = 0;
        double squares = 0;
        for (float value : weights.values()) {
            sum += value;
            squares += (double) value * value;
        }
        // 589,824 draws: standard errors are 2.6e-5 of the mean and 1.8e-5 of the deviation
        assertThat(sum / weights.values().length).isBetween(-1.5e-4, 1.5e-4);
        assertThat(Math.sqrt(squares / weights.values().length)).isBetween(0.0199, 0.0201);
    }

    @Test
    void freshBiasesAreZeroAndConvolutionsKeepTheirDefault() {
        HtsAt network = network(HtsAtOptions.of(Size.BASE, Variant.HC), 50);

        assertThat(fresh(network, "layers.0.blocks.0.attn.qkv.bias").values()).containsOnly(0);
        float largest = 0;
        for (float value : fresh(network, "patch_embed.proj.bias").values()) {
            largest = Math.max(largest, Math.abs(value));
        }
        // fan-in 16: the default bound is 1/4, which the largest of 96 draws comes near
        assertThat(largest).isBetween(0.2f, 0.25f);
    }

    private static FloatArray fresh(HtsAt network, String name) {
        ParameterSpec spec = network.parameters().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow();
        return spec.initialisation().draw(spec.shape(), new RandomSource(7).stream(name));
    }

    private static long count(HtsAt network) {
        return network.parameters().stream()
                .mapToLong(spec -> FloatArray.size(spec.shape()))
                .sum();
    }

    private static List<String> names(HtsAt network) {
        return network.parameters().stream().map(ParameterSpec::name).toList();
    }

    private static HtsAt network(HtsAtOptions options, int classes) {
        List<String> names =
                IntStream.range(0, classes).mapToObj(i -> "class-" + i).toList();
        return new HtsAtFactory().create(options, new ModelContext(new Vocabulary(names), FrontEnd.standard()));
    }

    private static HtsAtOptions small(Variant variant) {
        return new HtsAtOptions(
                Size.TINY,
                variant,
                Optional.of(12),
                Optional.of(List.of(1, 1, 2, 1)),
                Optional.of(List.of(1, 2, 4, 4)),
                8,
                4,
                256,
                4,
                4,
                0.1,
                0,
                SpecAugmentOptions.standard(),
                false);
    }

    private static List<String> lines(String resource) throws IOException {
        try (InputStream stream = HtsAtParametersTest.class.getResourceAsStream(resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
