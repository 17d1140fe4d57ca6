package org.earmark.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.earmark.core.GoldenFiles;
import org.earmark.formats.array.NpyFile;
import org.earmark.formats.array.TypedArray;
import org.earmark.spi.error.DataException;
import org.earmark.spi.model.Initialisation;
import org.earmark.spi.model.ParameterSpec;
import org.earmark.spi.tensor.FloatArray;
import org.junit.jupiter.api.Test;

class SwinStartTest {
    private final JsonNode expected = GoldenFiles.json("swin/loader_expected.json");
    private final Map<String, TypedArray> prepared = SwinStart.prepare(
            CheckpointReader.read(GoldenFiles.path("swin/swin_like.pth")).tensors());

    @Test
    void averagesThePatchEmbeddingOverItsChannels() {
        FloatArray wanted = NpyFile.read(GoldenFiles.path("swin/patch_embed_proj_weight_expected.npy"));
        FloatArray found = prepared.get("patch_embed.proj.weight").toFloatArray();

        assertThat(found.shape()).isEqualTo(wanted.shape());
        // A mean of three float32 numbers may be rounded differently.
        assertThat(found.values()).containsExactly(wanted.values(), within(1e-7f));
    }

    @Test
    void findsAndMissesWhatTheOriginalLoaderDoes() {
        TensorReport report = TensorReport.compare(prepared, wantedByTheOriginal());

        assertThat(report.matching()).containsExactlyElementsOf(names("found"));
        assertThat(report.missing()).containsExactlyElementsOf(names("unfound"));
        assertThat(report.misshapen()).isEmpty();
        assertThat(report.unexpected()).isEmpty();
    }

    @Test
    void loadsTheValuesThatTheOriginalLoaderDoes() {
        expected.get("sums_float64").properties().forEach(entry -> {
            String name = entry.getKey().substring("sed_model.".length());
            double sum = Arrays.stream(prepared.get(name).toDoubles()).sum();
            assertThat(sum).as(name).isCloseTo(entry.getValue().doubleValue(), within(1e-6)); // sum of float32 means
        });
    }

    @Test
    void refusesWeightsThatAreNotSwins() {
        assertThatThrownBy(() -> SwinStart.prepare(Map.of()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("patch_embed.proj.weight is missing");
    }

    /** The original wants the names of its own state dict; the tensors it cannot find may have any shape. */
    private List<ParameterSpec> wantedByTheOriginal() {
        List<ParameterSpec> specs = new ArrayList<>();
        for (String name : names("found")) {
            specs.add(new ParameterSpec(name, prepared.get(name).shape(), Initialisation.constant(0)));
        }
        for (String name : names("unfound")) {
            specs.add(new ParameterSpec(name, new long[] {1}, Initialisation.constant(0)));
        }
        return specs;
    }

    private List<String> names(String list) {
        List<String> names = new ArrayList<>();
        expected.get(list).forEach(name -> names.add(name.textValue().substring("sed_model.".length())));
        return names;
    }
}
