package org.earmark.plugins.engines.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeChoiceTest {
    @ParameterizedTest
    @CsvSource({
        "fpu avx2 fma avx512f avx512cd avx512bw avx512dq avx512vl, -onednn-avx512",
        "fpu avx2 fma avx512f, -onednn-avx2",
        "fpu avx2 fma, -onednn-avx2",
    })
    void theBuildForTheMostInstructionsIsChosen(String flags, String extension) {
        assertThat(choice(flags).extension()).contains(extension);
    }

    @Test
    void anOldProcessorGetsThePlainBuild() {
        assertThat(choice("fpu sse4_2 avx").extension()).isEmpty();
    }

    @Test
    void theKernelsListIsReadFromTheFirstProcessor() {
        String information = "processor\t: 0\nflags\t\t: fpu avx2  fma\n\nprocessor\t: 1\nflags\t\t: other\n";
        assertThat(ProcessorFlags.parse(information).names()).isEqualTo(Set.of("fpu", "avx2", "fma"));
    }

    @Test
    void aKernelThatListsNothingGetsThePlainBuild() {
        assertThat(new NativeChoice(ProcessorFlags.parse("Hardware : something else\n")).extension())
                .isEmpty();
    }

    @Test
    void workersAreStartedWithTheChosenBuildAndOneThreadAReplica() {
        var environment = new WorkerEnvironment(choice("avx2 fma")).describe();
        assertThat(environment.jvmOptions())
                .contains("-Dorg.bytedeco.javacpp.platform.extension=-onednn-avx2" + File.pathSeparator + "-gpu");
        assertThat(environment.variables())
                .containsEntry("OMP_NUM_THREADS", "1")
                .containsEntry("OPENBLAS_NUM_THREADS", "1")
                .containsEntry("OMP_WAIT_POLICY", "PASSIVE");
    }

    @Test
    void thePropertyLeavesTheGpuBuildOfOtherLibrariesToBeFound() {
        assertThat(choice("avx2 fma").property()).contains("-onednn-avx2" + File.pathSeparator + "-gpu");
    }

    private static NativeChoice choice(String flags) {
        return new NativeChoice(ProcessorFlags.parse("flags : " + flags));
    }
}
