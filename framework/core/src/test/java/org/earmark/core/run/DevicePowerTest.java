package org.earmark.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which devices the driver's tool is asked about. */
class DevicePowerTest {
    @Test
    void withoutAChoiceTheNumbersAreTheDriversOwn() {
        assertThat(DevicePower.names(List.of("cuda:0", "cuda:3"), Optional.empty()))
                .containsExactly("0", "3");
    }

    @Test
    void numbersCountWithinTheChoice() {
        assertThat(DevicePower.names(List.of("cuda:1", "cuda:0"), Optional.of("2, GPU-5d2f")))
                .containsExactly("GPU-5d2f", "2");
    }

    @Test
    void whatIsNoneOfNvidiasOrNotChosenIsNotAskedAbout() {
        assertThat(DevicePower.names(List.of("cpu", "cuda:2"), Optional.of("0,1")))
                .isEmpty();
        assertThat(DevicePower.names(List.of("cuda:0"), Optional.of(""))).isEmpty();
    }
}
