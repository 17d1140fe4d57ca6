package org.earmark.plugins.engines.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.earmark.plugins.engines.NvidiaGpu;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CudaExaminationTest {
    @Test
    void aMachineWithoutDriverIsToldSo() {
        assertThat(new CudaExamination(true, Optional.empty()).lacks())
                .singleElement()
                .asString()
                .contains("no NVIDIA driver");
    }

    @Test
    void aBuildWithoutTheBackendIsToldHowToGetIt() {
        assertThat(new CudaExamination(false, found("NVIDIA A100", "8.0", "535.54.03")).lacks())
                .singleElement()
                .asString()
                .contains("EARMARK_MAVEN=-Pcuda");
    }

    @Test
    void aDriverWithoutDevicesIsToldSo() {
        assertThat(new CudaExamination(true, Optional.of(List.of())).lacks())
                .singleElement()
                .asString()
                .contains("no device");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9.0", "10.0", "12.0", "3.5", "[N/A]"})
    void aCapabilityWithoutMachineCodeIsNamed(String capability) {
        assertThat(new CudaExamination(true, found("NVIDIA H200", capability, "550.127.08")).lacks())
                .singleElement()
                .asString()
                .contains("NVIDIA H200 has compute capability " + capability, "torch engine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7.0", "8.0", "8.6", "8.9"})
    void codeRunsOnItsOwnAndOnLaterCapabilitiesOfItsGeneration(String capability) {
        assertThat(new CudaExamination(true, found("Some GPU", capability, "510.39.01")).lacks())
                .isEmpty();
    }

    @Test
    void anOldDriverIsNamedWithTheOldestThatServes() {
        assertThat(new CudaExamination(true, found("Tesla V100", "7.0", "440.33.01")).lacks())
                .singleElement()
                .asString()
                .contains("440.33.01", "450");
    }

    private static Optional<List<NvidiaGpu>> found(String name, String capability, String driver) {
        return Optional.of(List.of(new NvidiaGpu("0", "GPU-1", name, "80 GiB", driver, capability)));
    }
}
