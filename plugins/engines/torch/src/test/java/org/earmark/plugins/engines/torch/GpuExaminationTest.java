package org.earmark.plugins.engines.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.earmark.plugins.engines.NvidiaGpu;
import org.earmark.plugins.engines.NvidiaSmi;
import org.earmark.plugins.engines.VisibleGpus;
import org.earmark.spi.engine.Device;
import org.earmark.spi.engine.Engine;
import org.junit.jupiter.api.Test;

/** Which GPUs are offered, and what is said where there are none. */
class GpuExaminationTest {
    private static final List<NvidiaGpu> MACHINE = NvidiaSmi.read(
            """
            0, GPU-aa11, Tesla V100-SXM2-16GB, 16384 MiB, 580.65.06, 7.0
            1, GPU-bb22, NVIDIA H200, 143771 MiB, 580.65.06, 9.0
            """);

    @Test
    void everyGpuThatLibtorchFindsIsOffered() {
        assertThat(examination(2, List.of()).devices())
                .containsExactly(new Device("cuda:0", "CUDA device 0"), new Device("cuda:1", "CUDA device 1"));
        assertThat(examination(1, List.of()).describe()).isEqualTo("1 CUDA device");
        assertThat(examination(4, List.of()).describe()).isEqualTo("4 CUDA devices");
    }

    @Test
    void aGpuWithoutMachineCodeIsNotOfferedAndNamed() {
        GpuExamination examination = examination(2, MACHINE);
        assertThat(examination.devices())
                .containsExactly(
                        new Device("cuda:1", "NVIDIA H200, 143771 MiB, driver 580.65.06, compute capability 9.0"));
        assertThat(examination.describe())
                .startsWith("1 CUDA device; not cuda:0 (Tesla V100-SXM2-16GB, ")
                .contains("compute capability 7.0", "7.5, 8.0, 9.0", "no PTX");
    }

    @Test
    void aBuildForProcessorsSaysHowToGetTheOther() {
        assertThat(new GpuExamination(false, 0, nobody(Optional.empty()), Optional.empty()).describe())
                .contains("build for processors", "EARMARK_MAVEN=-Pcuda");
    }

    @Test
    void aLibraryThatIsMissingIsNamedBeforeTheDriver() {
        String reason = "libtorch_cuda.so: libcudnn.so.9: cannot open shared object file: No such file or directory";
        assertThat(new GpuExamination(true, 0, nobody(Optional.empty()), Optional.of(reason)).describe())
                .contains(reason, "LD_LIBRARY_PATH")
                .doesNotContain("driver");
    }

    @Test
    void withoutADeviceTheDriverAndTheChoiceAreNamed() {
        assertThat(new GpuExamination(true, 0, nobody(Optional.of("7")), Optional.empty()).describe())
                .contains("nvidia-smi", "driver", "CUDA_VISIBLE_DEVICES (7)");
    }

    @Test
    void theFolderOfTheLibraryIsLeftOut() {
        assertThat(CudaLibraries.withoutFolder("/root/.javacpp/cache/a.jar/libtorch_cuda.so: libcublas.so.13: missing"))
                .isEqualTo("libtorch_cuda.so: libcublas.so.13: missing");
    }

    @Test
    void theBuildOnTheClassPathIsRecognised() {
        boolean gpu = System.getProperty("java.class.path").contains("linux-x86_64-gpu");
        assertThat(CudaLibraries.areNeeded()).isEqualTo(gpu);
    }

    @Test
    void theEngineOffersTheProcessorFirst() {
        try (Engine engine = TorchReplicaTest.engine(1, 0)) {
            assertThat(engine.devices().get(0)).isEqualTo(new Device("cpu", "2 threads"));
            assertThat(engine.libraries()).containsKey("GPU");
        }
    }

    private static GpuExamination examination(int found, List<NvidiaGpu> known) {
        return new GpuExamination(true, found, new VisibleGpus(known, Optional.empty()), Optional.empty());
    }

    private static VisibleGpus nobody(Optional<String> chosen) {
        return new VisibleGpus(List.of(), chosen);
    }
}
