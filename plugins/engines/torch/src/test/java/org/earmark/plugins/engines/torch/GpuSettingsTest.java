package org.earmark.plugins.engines.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Context;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.earmark.spi.engine.Engine;
import org.earmark.spi.engine.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource({"BF16, true", "FP32, false", "TF32, false"})
    @SuppressWarnings("try") // the scope acts by being open
    void productsOnGpusAreInBfloat16WhereThatIsAskedFor(Precision precision, boolean autocast) {
        try (Engine engine = TorchReplicaTest.engine(1, 0)) {
            assertThat(engine.devices()).isNotEmpty();
            try (Autocast scope = new Autocast(precision, DeviceType.CUDA)) {
                assertThat(torch.is_autocast_enabled(DeviceType.CUDA)).isEqualTo(autocast);
                if (autocast) {
                    assertThat(torch.get_autocast_dtype(DeviceType.CUDA).intern())
                            .isEqualTo(ScalarType.BFloat16);
                }
            }
            assertThat(torch.is_autocast_enabled(DeviceType.CUDA)).isFalse();
        }
    }

    @Test
    void equalRunsShallGiveEqualBits() {
        try (Engine engine = TorchReplicaTest.engine(1, 0)) {
            assertThat(engine.devices()).isNotEmpty();
            GpuSettings.apply(Precision.BF16);
            assertThat(torch.globalContext().deterministicAlgorithms()).isTrue();
            assertThat(torch.globalContext().deterministicAlgorithmsWarnOnly()).isTrue();
            assertThat(torch.globalContext().deterministicCuDNN()).isTrue();
            assertThat(torch.globalContext().deterministicFillUninitializedMemory())
                    .isFalse();
            assertThat(new WorkerEnvironment(List.of(), Map.of()).describe().variables())
                    .containsEntry("CUBLAS_WORKSPACE_CONFIG", ":4096:8");
        }
    }

    @Test
    void workersCountDevicesAsTheDriverDoesAndHearOfLostRanks() {
        assertThat(GpuSettings.variables(Map.of("CUDA_DEVICE_ORDER", "FASTEST_FIRST")))
                .containsEntry("CUDA_DEVICE_ORDER", "PCI_BUS_ID")
                .containsEntry("TORCH_NCCL_BLOCKING_WAIT", "1")
                .containsEntry("PYTORCH_ALLOC_CONF", "expandable_segments:True");
    }

    @Test
    void whatTheUserHasChosenStays() {
        assertThat(GpuSettings.variables(
                        Map.of("TORCH_NCCL_BLOCKING_WAIT", "0", "PYTORCH_CUDA_ALLOC_CONF", "backend:cudaMallocAsync")))
                .doesNotContainKeys("TORCH_NCCL_BLOCKING_WAIT", "PYTORCH_ALLOC_CONF");
    }

    @Test
    void batchesAreCopiedAheadToGpusAndWhenNeededElsewhere() {
        try (Engine engine = TorchReplicaTest.engine(1, 0);
                BatchCopies toProcessor = TorchEngine.copies(new Device("cpu"))) {
            assertThat(toProcessor).isInstanceOf(CopiesWhenNeeded.class);
            boolean gpu = engine.devices().size() > 1;
            assumeTrue(gpu || !CudaLibraries.areNeeded(), "CUDA's libraries may be here, and no device");
            try (BatchCopies toGpu = TorchEngine.copies(new Device("cuda:0"))) {
                // Without CUDA's libraries there is a warning, and training goes on.
                assertThat(toGpu).isInstanceOf(gpu ? CopiesAhead.class : CopiesWhenNeeded.class);
            }
        }
    }
}
