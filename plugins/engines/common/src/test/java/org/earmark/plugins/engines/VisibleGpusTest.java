package org.earmark.plugins.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisibleGpusTest {
    private static final List<NvidiaGpu> MACHINE = NvidiaSmi.read(
            """
            0, GPU-aa11, NVIDIA H200, 143771 MiB, 580.65.06, 9.0
            1, GPU-bb22, NVIDIA L4, 23034 MiB, 580.65.06, 8.9
            2, GPU-cc33, Tesla V100-SXM2-16GB, 16384 MiB, 580.65.06, 7.0
            """);

    @Test
    void aGpuIsDescribedByWhatItsDriverSays() {
        assertThat(MACHINE)
                .extracting(NvidiaGpu::description)
                .first()
                .isEqualTo("NVIDIA H200, 143771 MiB, driver 580.65.06, compute capability 9.0");
    }

    @Test
    void withoutAChoiceNumbersAreThoseOfTheBus() {
        assertThat(name(Optional.empty(), 1)).contains("NVIDIA L4");
        assertThat(name(Optional.empty(), 3)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            2,0        | 0 | Tesla V100-SXM2-16GB
            2,0        | 1 | NVIDIA H200
            '2, 1'     | 1 | NVIDIA L4
            GPU-bb     | 0 | NVIDIA L4
            MIG-77,2   | 1 | Tesla V100-SXM2-16GB
            """)
    void aChoiceCountsByItsPlaces(String chosen, int number, String name) {
        assertThat(name(Optional.of(chosen), number)).contains(name);
    }

    @ParameterizedTest
    @CsvSource({"'', 0", "'1', 1", "MIG-77, 0", "GPU-dd, 0"})
    void whatIsNotChosenOrUnknownIsNotDescribed(String chosen, int number) {
        assertThat(name(Optional.of(chosen), number)).isEmpty();
    }

    @Test
    void codeRunsOnLaterCapabilitiesOfItsGenerationOnly() {
        List<String> held = List.of("7.5", "8.0", "9.0");
        assertThat(MACHINE).extracting(gpu -> gpu.runsCodeFor(held)).containsExactly(true, true, false);
    }

    private static Optional<String> name(Optional<String> chosen, int number) {
        return new VisibleGpus(MACHINE, chosen).gpu(number).map(NvidiaGpu::name);
    }
}
