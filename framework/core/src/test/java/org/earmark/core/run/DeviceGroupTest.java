package org.earmark.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.launch.DeviceSlot;
import org.junit.jupiter.api.Test;

class DeviceGroupTest {
    private static final DeviceSlot FIRST = new DeviceSlot("cuda:0", 2);
    private static final DeviceSlot SECOND = new DeviceSlot("cuda:1", 2);

    @Test
    void devicesArePutTogetherInTheirOrder() {
        List<DeviceSlot> groups = DeviceGroup.of(List.of(FIRST, SECOND, FIRST, SECOND), 2);

        assertThat(groups).containsExactly(new DeviceSlot("cuda:0+cuda:1", 2), new DeviceSlot("cuda:0+cuda:1", 2));
        assertThat(DeviceGroup.members("cuda:0+cuda:1")).containsExactly("cuda:0", "cuda:1");
    }

    @Test
    void oneRankLeavesDevicesAsTheyAre() {
        assertThat(DeviceGroup.of(List.of(FIRST, SECOND), 1)).containsExactly(FIRST, SECOND);
    }

    @Test
    void tooFewDevicesAreRefused() {
        assertThatThrownBy(() -> DeviceGroup.of(List.of(FIRST, SECOND, FIRST), 2))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("--ranks = 2: cannot divide 3 devices into groups of 2");
    }

    @Test
    void unlikeDevicesAreRefused() {
        assertThatThrownBy(() -> DeviceGroup.of(List.of(FIRST, new DeviceSlot("cpu", 2)), 2))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("unlike devices");
    }

    @Test
    void aDeviceCannotBeTwoRanksOfACell() {
        assertThatThrownBy(() -> DeviceGroup.of(List.of(SECOND, SECOND), 2))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("--devices = cuda:1,cuda:1: names cuda:1 more than once")
                .hasMessageContaining("cuda:0-1");
        assertThatThrownBy(() -> DeviceGroup.onNodes(List.of(FIRST, FIRST), 2))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void theProcessorAndTheSameDeviceOfFurtherNodesCan() {
        DeviceSlot processor = new DeviceSlot("cpu", 1);
        assertThat(DeviceGroup.of(List.of(processor, processor), 2)).containsExactly(new DeviceSlot("cpu+cpu", 1));
        assertThat(DeviceGroup.onNodes(List.of(FIRST), 2).device()).isEqualTo("cuda:0+cuda:0");
    }
}
