package org.earmark.plugins.engines.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ObstacleTest {
    @Test
    void nothingSpeaksAgainstThePlatformThatThisTestRunsOn() {
        assertThat(new Nd4jEngineFactory().obstacle()).isEmpty();
    }

    @Test
    void aPlatformWithoutTheNativeLibraryIsNamedBeforeAnythingIsLoaded() {
        assertThat(Nd4jEngineFactory.obstacle("linux-ppc64le")).hasValueSatisfying(reason -> assertThat(reason)
                .contains("linux-ppc64le", "nd4j engine cannot run here"));
    }
}
