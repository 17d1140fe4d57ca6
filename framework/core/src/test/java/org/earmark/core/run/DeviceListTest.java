package org.earmark.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.launch.DeviceSlot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceListTest {
    private static final DeviceList ON_EIGHT_CORES = new DeviceList(OptionalInt.empty(), 8);

    @Test
    void theProcessorAloneGetsAllCores() {
        assertThat(ON_EIGHT_CORES.slots("cpu")).containsExactly(new DeviceSlot("cpu", 8));
    }

    @Test
    void workersOnTheProcessorAreCounted() {
        assertThat(ON_EIGHT_CORES.slots("cpu:2x1")).containsExactly(new DeviceSlot("cpu", 1), new DeviceSlot("cpu", 1));
    }

    @Test
    void aRangeOfDevicesSharesTheCores() {
        assertThat(ON_EIGHT_CORES.slots("cuda:1-3, cuda:5"))
                .containsExactly(
                        new DeviceSlot("cuda:1", 2),
                        new DeviceSlot("cuda:2", 2),
                        new DeviceSlot("cuda:3", 2),
                        new DeviceSlot("cuda:5", 2));
    }

    @Test
    void threadsThatAreGivenCount() {
        assertThat(new DeviceList(OptionalInt.of(3), 8).slots("cuda:0,cpu:1x2"))
                .containsExactly(new DeviceSlot("cuda:0", 3), new DeviceSlot("cpu", 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "gpu0", "cuda", "cuda:", "cuda:3-1", "cpu:2", "cpu:0x1", "cpu:0", "cpu,,cuda:0", "cpu:1x0"})
    void aDeviceOfUnknownFormIsNamed(String text) {
        assertThatThrownBy(() -> ON_EIGHT_CORES.slots(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("--devices = " + text + ": ")
                .hasMessageContaining("is no device");
    }

    @Test
    void moreWorkersThanAnyMachineRunsAreASlip() {
        assertThatThrownBy(() -> ON_EIGHT_CORES.slots("cpu:2000x1")).hasMessageContaining("1024");
    }
}
