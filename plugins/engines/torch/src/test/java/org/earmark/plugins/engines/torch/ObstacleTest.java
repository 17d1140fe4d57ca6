package org.earmark.plugins.engines.torch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ObstacleTest {
    @Test
    void nothingSpeaksAgainstThePlatformThatThisTestRunsOn() {
        assertThat(new TorchEngineFactory().obstacle()).isEmpty();
    }

    @Test
    void aPlatformWithoutTheNativeLibraryIsNamedBeforeAnythingIsLoaded() {
        assertThat(TorchEngineFactory.obstacle("linux-ppc64le")).hasValueSatisfying(reason -> assertThat(reason)
                .contains("linux-ppc64le", "torch engine cannot run here"));
    }
}
