package org.earmark.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.earmark.core.GoldenFiles;
import org.earmark.formats.array.TypedArray;
import org.earmark.spi.error.DataException;
import org.earmark.spi.tensor.FloatArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InferredArchitectureTest {
    @ParameterizedTest
    @ValueSource(strings = {"main", "variantH", "fulllayout_nfft256"})
    void findsTheConfigurationThatAFileWasMadeWith(String name) {
        JsonNode config = GoldenFiles.json("model/" + name + "_config.json");

        InferredArchitecture found = InferredArchitecture.of(read("model/" + name + ".ckpt"));

        assertThat(found.width()).isEqualTo(config.get("htsat_dim").intValue());
        assertThat(found.depths()).isEqualTo(integers(config.get("htsat_depth")));
        assertThat(found.heads()).isEqualTo(integers(config.get("htsat_num_head")));
        assertThat(found.window()).isEqualTo(config.get("htsat_window_size").intValue());
        assertThat(found.patch()).isEqualTo(config.get("htsat_patch_size").intValue());
        assertThat(found.classes()).hasValue(config.get("classes_num").intValue());
        assertThat(found.tokenSemantic()).isEqualTo(config.get("enable_tscam").booleanValue());
        assertThat(found.melBins()).hasValue(config.get("mel_bins").intValue());
        assertThat(found.inputChannels()).isEqualTo(1);
        assertThat(found.mlpRatio()).isEqualTo(4);
    }

    @Test
    void findsTheFftSizeWhereTheFrontEndIsStored() {
        assertThat(InferredArchitecture.of(read("model/fulllayout_nfft256.ckpt"))
                        .fftSize())
                .hasValue(256);
        assertThat(InferredArchitecture.of(read("model/main.ckpt")).fftSize()).isEmpty();
    }

    @Test
    void describesAnImageModelToo() {
        InferredArchitecture found = InferredArchitecture.of(read("swin/swin_like.pth"));

        assertThat(found.inputChannels()).isEqualTo(3);
        assertThat(found.classes()).isEqualTo(OptionalInt.of(20));
        assertThat(found.melBins()).isEmpty();
    }

    @Test
    void refusesOtherNetworks() {
        Map<String, TypedArray> other = Map.of("conv.weight", TypedArray.of(FloatArray.zeros(2, 2)));

        assertThatThrownBy(() -> InferredArchitecture.of(other))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("patch_embed.proj.weight is missing");
    }

    @Test
    void refusesShapesThatContradictEachOther() {
        Map<String, TypedArray> tensors = new LinkedHashMap<>(read("model/main.ckpt"));
        tensors.put("layers.1.blocks.0.norm1.weight", TypedArray.of(FloatArray.zeros(7)));

        assertThatThrownBy(() -> InferredArchitecture.of(tensors))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("layers.1.blocks.0.norm1.weight has 7 channels, the patch embedding implies 24");
    }

    private static Map<String, TypedArray> read(String golden) {
        return CheckpointReader.read(GoldenFiles.path(golden)).tensors();
    }

    private static List<Integer> integers(JsonNode array) {
        List<Integer> values = new ArrayList<>();
        array.forEach(value -> values.add(value.intValue()));
        return values;
    }
}
