package org.earmark.plugins.engines.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
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
        assertThat(new CudaExamination(false, Optional.of("NVIDIA A100, 8.0, 535.54.03\n")).lacks())
                .singleElement()
                .asString()
                .contains("EARMARK_MAVEN=-Pcuda");
    }

    @Test
    void aDriverWithoutDevicesIsToldSo() {
        assertThat(new CudaExamination(true, Optional.of("\n")).lacks())
                .singleElement()
                .asString()
                .contains("no device");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9.0", "10.0", "12.0", "3.5", "[N/A]"})
    void aCapabilityWithoutMachineCodeIsNamed(String capability) {
        String report = "NVIDIA H200, " + capability + ", 550.127.08\n";
        assertThat(new CudaExamination(true, Optional.of(report)).lacks())
                .singleElement()
                .asString()
                .contains("NVIDIA H200 has compute capability " + capability, "torch engine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7.0", "8.0", "8.6", "8.9"})
    void codeRunsOnItsOwnAndOnLaterCapabilitiesOfItsGeneration(String capability) {
        String report = "Some GPU, " + capability + ", 510.39.01\n";
        assertThat(new CudaExamination(true, Optional.of(report)).lacks()).isEmpty();
    }

    @Test
    void anOldDriverIsNamedWithTheOldestThatServes() {
        assertThat(new CudaExamination(true, Optional.of("Tesla V100, 7.0, 440.33.01\n")).lacks())
                .singleElement()
                .asString()
                .contains("440.33.01", "450");
    }
}
