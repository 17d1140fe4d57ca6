package org.earmark.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.earmark.core.GoldenFiles;
import org.earmark.formats.array.TypedArray;
import org.earmark.spi.error.DataException;
import org.earmark.spi.model.Initialisation;
import org.earmark.spi.model.ParameterSpec;
import org.junit.jupiter.api.Test;

class TensorReportTest {
    private final List<ParameterSpec> wanted = specsOf(read("bad/good_lean.ckpt"));

    @Test
    void theSoundFileFits() {
        TensorReport report = TensorReport.compare(read("bad/good_lean.ckpt"), wanted);

        assertThat(report.isComplete()).isTrue();
        assertThat(report.matching()).hasSize(wanted.size());
        assertThatCode(() -> report.requireComplete(Path.of("x.ckpt"))).doesNotThrowAnyException();
    }

    @Test
    void namesTheTensorOfAnotherShape() {
        TensorReport report = TensorReport.compare(read("bad/wrong_shape.ckpt"), wanted);

        assertThat(report.misshapen())
                .containsExactly(new TensorReport.Misshapen("layers.2.blocks.1.mlp.fc1.weight", "[64, 16]", "[7, 3]"));
        assertThatThrownBy(() -> report.requireComplete(Path.of("x.ckpt")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("layers.2.blocks.1.mlp.fc1.weight ([7, 3] instead of [64, 16])")
                .hasMessageContaining("x.ckpt");
    }

    @Test
    void namesMissingAndUnexpectedTensors() {
        TensorReport report = TensorReport.compare(read("bad/missing_and_extra_key.ckpt"), wanted);

        assertThat(report.missing()).hasSize(1);
        assertThat(report.unexpected()).hasSize(1);
        assertThat(report.describe())
                .contains("1 missing: " + report.missing().get(0))
                .contains("1 unexpected: " + report.unexpected().get(0));
    }

    @Test
    void doesNotCallDerivedTablesUnexpected() {
        Map<String, TypedArray> tensors = read("model/fulllayout_nfft256.ckpt");

        TensorReport report = TensorReport.compare(tensors, List.of());

        assertThat(report.derived())
                .contains(
                        "spectrogram_extractor.stft.conv_real.weight",
                        "logmel_extractor.melW",
                        "bn0.num_batches_tracked",
                        "layers.0.blocks.0.attn.relative_position_index")
                .doesNotContain("bn0.running_mean");
        assertThat(report.unexpected()).contains("bn0.running_mean", "head.weight");
    }

    @Test
    void selectsWhatMatchesInTheOrderOfTheNetwork() {
        Map<String, TypedArray> tensors = read("bad/missing_and_extra_key.ckpt");
        TensorReport report = TensorReport.compare(tensors, wanted);

        assertThat(report.select(tensors).keySet()).containsExactlyElementsOf(report.matching());
    }

    private static Map<String, TypedArray> read(String golden) {
        return CheckpointReader.read(GoldenFiles.path(golden)).tensors();
    }

    static List<ParameterSpec> specsOf(Map<String, TypedArray> tensors) {
        return tensors.entrySet().stream()
                .map(entry -> new ParameterSpec(entry.getKey(), entry.getValue().shape(), Initialisation.constant(0)))
                .toList();
    }
}
