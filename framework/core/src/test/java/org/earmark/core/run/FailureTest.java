package org.earmark.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailureTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CUDA out of memory. Tried to allocate 20.00 MiB.",
                "CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`",
                "cuDNN error: CUDNN_STATUS_INTERNAL_ERROR_DEVICE_ALLOCATION_FAILED",
                "DefaultCPUAllocator: can't allocate memory"
            })
    void memoryThatRanOutIsRecognisedWhateverItIsWrappedIn(String message) {
        RuntimeException wrapped =
                new EarmarkException(ErrorCategory.ENGINE, "A pass failed", new RuntimeException(message));

        assertThat(Failure.of(wrapped).category()).isEqualTo(ErrorCategory.OUT_OF_MEMORY);
    }
}
