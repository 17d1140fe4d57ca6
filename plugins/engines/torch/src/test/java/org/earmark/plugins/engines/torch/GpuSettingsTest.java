package org.earmark.plugins.engines.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Context;
import org.bytedeco.pytorch.global.torch;
import org.earmark.spi.engine.Engine;
import org.earmark.spi.engine.Precision;
import org.junit.jupiter.api.Test;

/** What is asked of libtorch for GPUs; whether a GPU follows has to be seen on one. */
class GpuSettingsTest {
    @Test
    void tf32IsUsedOnlyWhereItIsAskedFor() {
        try (Engine engine = TorchReplicaTest.engine(1, 0)) {
            assertThat(engine.devices()).isNotEmpty();
            Context context = torch.globalContext();
            GpuSettings.apply(Precision.TF32);
            assertThat(context.allowTF32CuBLAS()).isTrue();
            assertThat(context.allowTF32CuDNN()).isTrue();
            GpuSettings.apply(Precision.FP32);
            assertThat(context.allowTF32CuBLAS()).isFalse();
            assertThat(context.allowTF32CuDNN()).isFalse();
        }
    }

    @Test
    void equalRunsShallGiveEqualBits() {
        try (Engine engine = TorchReplicaTest.engine(1, 0)) {
            assertThat(engine.devices()).isNotEmpty();
            GpuSettings.apply(Precision.BF16);
            assertThat(torch.globalContext().deterministicAlgorithms()).isTrue();
            assertThat(torch.globalContext().deterministicCuDNN()).isTrue();
            assertThat(new WorkerEnvironment(List.of(), Map.of()).describe().variables())
                    .containsEntry("CUBLAS_WORKSPACE_CONFIG", ":4096:8");
        }
    }

    @Test
    void theDoctorSaysWhatIsMissing() {
        assertThat(GpuSettings.describe(false, 0))
                .contains("build for processors")
                .contains("-Pcuda");
        assertThat(GpuSettings.describe(true, 0)).contains("nvidia-smi").contains("driver");
        assertThat(GpuSettings.describe(true, 1)).isEqualTo("1 CUDA device");
        assertThat(GpuSettings.describe(true, 4)).isEqualTo("4 CUDA devices");
    }

    @Test
    void theBuildOnTheClassPathIsRecognised() {
        boolean gpu = System.getProperty("java.class.path").contains("linux-x86_64-gpu");
        assertThat(GpuSettings.isGpuBuild()).isEqualTo(gpu);
    }
}
