package org.earmark.plugins.engines;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadFailureTest {
    @ParameterizedTest
    @ValueSource(strings = {"no jnitorch in any path", "no jnitorch in any path."})
    void theReasonEndsInOneFullStop(String reason) {
        assertThat(LoadFailure.of("libtorch", "torch", "linux-arm64", reason, "", new UnsatisfiedLinkError(reason)))
                .hasMessageStartingWith("libtorch cannot be loaded on linux-arm64: no jnitorch in any path. The torch");
    }
}
