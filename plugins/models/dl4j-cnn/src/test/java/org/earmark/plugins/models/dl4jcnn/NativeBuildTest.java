package org.earmark.plugins.models.dl4jcnn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NativeBuildTest {
    @Test
    void theBuildForTheMostInstructionsIsChosen() {
        assertThat(NativeBuild.extension("flags\t\t: avx2 fma avx512f avx512cd avx512bw avx512dq avx512vl\n"))
                .contains("-onednn-avx512");
        assertThat(NativeBuild.extension("flags\t\t: avx2 fma avx512f\n")).contains("-onednn-avx2");
    }

    @Test
    void anUnknownProcessorGetsThePlainBuild() {
        assertThat(NativeBuild.extension("model name : abacus\n")).isEmpty();
    }
}
