package org.earmark.plugins.engines.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What messages of libtorch, CUDA and its libraries are taken for. */
class NativeFailureTest {
    private static final String TRACE =
            "\nException raised from c10_cuda_check_implementation at CUDAException.cpp:44\nframe #0: hardware";

    // The texts are those that CUDA 13's runtime gives for its errors, and the ways in which libtorch 2.10 passes them
    // on.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            CUDA out of memory. Tried to allocate 20.00 MiB. GPU 0 has a total capacity of 139.00 GiB   | OUT_OF_MEMORY
            CUDA error: out of memory                                                                   | OUT_OF_MEMORY
            CUDA driver error: out of memory                                                            | OUT_OF_MEMORY
            CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`                  | OUT_OF_MEMORY
            cuDNN error: CUDNN_STATUS_ALLOC_FAILED                                                      | OUT_OF_MEMORY
            cuDNN error: CUDNN_STATUS_INTERNAL_ERROR_DEVICE_ALLOCATION_FAILED                           | OUT_OF_MEMORY
            DefaultCPUAllocator: can't allocate memory: you tried to allocate 8 bytes                   | OUT_OF_MEMORY
            std::bad_alloc                                                                              | OUT_OF_MEMORY
            CUDA error: no kernel image is available for execution on the device                        | ENVIRONMENT
            CUDA driver version is insufficient for CUDA runtime version                                | ENVIRONMENT
            Found no NVIDIA driver on your system. Please check that you have an NVIDIA GPU             | ENVIRONMENT
            CUDA error: uncorrectable ECC error encountered                                             | INFRASTRUCTURE
            CUDA error: uncorrectable NVLink error detected during the execution                        | INFRASTRUCTURE
            CUDA error: CUDA-capable device(s) is/are busy or unavailable                               | INFRASTRUCTURE
            CUDA error: the launch timed out and was terminated                                         | INFRASTRUCTURE
            CUDA error: driver shutting down                                                            | INFRASTRUCTURE
            CUDA error: device-side assert triggered                                                    | ENGINE
            CUDA error: an illegal memory access was encountered                                        | ENGINE
            CUDA error: CUBLAS_STATUS_EXECUTION_FAILED when calling `cublasGemmEx(handle)`              | ENGINE
            cuDNN error: CUDNN_STATUS_EXECUTION_FAILED                                                  | ENGINE
            NCCL error in: NCCLUtils.cpp:93, unhandled cuda error                                       | ENGINE
            """)
    void aFailureOfMemoryOrOfTheDeviceIsNoMisfitOfOperands(String message, ErrorCategory category) {
        RuntimeException failure = new RuntimeException(message + TRACE);

        assertThat(NativeFailure.of("gather along axis 1", failure, new long[] {2, 3}))
                .isInstanceOfSatisfying(EarmarkException.class, known -> {
                    assertThat(known.category()).isEqualTo(category);
                    assertThat(known).hasMessageContaining(message).hasMessageNotContaining("frame #");
                });
        assertThat(NativeFailure.of("A pass", (Throwable) failure))
                .isInstanceOfSatisfying(EarmarkException.class, known -> assertThat(known.category())
                        .isEqualTo(category));
    }

    @Test
    void operandsThatDoNotFitAreNamed() {
        RuntimeException failure = new RuntimeException("mat1 and mat2 shapes cannot be multiplied" + TRACE);

        assertThat(NativeFailure.of("matmul", failure, new long[] {2, 3}, new long[] {2, 3}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("matmul does not fit [2, 3] and [2, 3]: mat1 and mat2 shapes cannot be multiplied");
    }

    @Test
    void aFailureThatTellsNeitherIsTheEngines() {
        assertThat(NativeFailure.of("A pass", (Throwable) new RuntimeException("expected scalar type Float")))
                .isInstanceOfSatisfying(EarmarkException.class, known -> assertThat(known.category())
                        .isEqualTo(ErrorCategory.ENGINE));
    }

    @Test
    void whatIsKnownAlreadyStaysAsItIs() {
        IllegalStateException ours = new IllegalStateException("CUDA error: out of memory");

        assertThatThrownBy(() -> NativeFailure.explaining("A pass", () -> {
                    throw ours;
                }))
                .isSameAs(ours);
    }
}
