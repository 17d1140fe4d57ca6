package org.earmark.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProvenanceTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "OMP_NUM_THREADS",
                "CUDA_VISIBLE_DEVICES",
                "CUBLAS_WORKSPACE_CONFIG",
                "CUBLASLT_WORKSPACE_SIZE",
                "CUDNN_LOGLEVEL_DBG",
                "NVIDIA_TF32_OVERRIDE",
                "PYTORCH_ALLOC_CONF",
                "LD_PRELOAD"
            })
    void whatChangesHowAWorkerComputesIsKept(String variable) {
        assertThat(Provenance.isRelevant(variable)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HOME", "NVIDIA_API_KEY", "PATH", "MY_CUDA_NOTE"})
    void whatMayBePrivateIsNot(String variable) {
        assertThat(Provenance.isRelevant(variable)).isFalse();
    }
}
