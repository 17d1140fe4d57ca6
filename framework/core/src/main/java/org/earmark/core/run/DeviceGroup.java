package org.earmark.core.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problem;
import org.earmark.spi.launch.DeviceSlot;

/** Devices on which one cell is trained together, written with {@code +} between: {@code cuda:0+cuda:1}. */
public final class DeviceGroup {
    private static final String PLUS = "+";
    private static final String CPU = "cpu";

    private DeviceGroup() {}

    /** The devices of a slot, one a rank. */
    static List<String> members(String device) {
        return List.of(device.split("\\+", -1));
    }

    /**
     * Puts so many consecutive slots together as one.
     *
     * @throws InvalidInputException when the slots cannot be divided so, differ within a group, or name one device twice
     */
    public static List<DeviceSlot> of(List<DeviceSlot> slots, int ranks) {
        if (slots.size() % ranks != 0) {
            throw new InvalidInputException(Problem.of(
                    "--ranks",
                    Integer.toString(ranks),
                    "cannot divide " + slots.size() + (slots.size() == 1 ? " device" : " devices")
                            + " into groups of " + ranks + "; name as many with --devices, such as cpu:" + ranks
                            + "x1 or cuda:0-" + (ranks - 1)));
        }
        List<DeviceSlot> groups = new ArrayList<>();
        for (int start = 0; start < slots.size(); start += ranks) {
            groups.add(joined(slots.subList(start, start + ranks), ranks));
        }
        return List.copyOf(groups);
    }

    /**
     * One slot of all devices that are listed, on each of several nodes.
     *
     * @throws InvalidInputException when the devices differ, or one is named twice
     */
    public static DeviceSlot onNodes(List<DeviceSlot> slots, int nodes) {
        DeviceSlot node = joined(slots, slots.size());
        return new DeviceSlot(String.join(PLUS, Collections.nCopies(nodes, node.device())), node.threads());
    }

    private static DeviceSlot joined(List<DeviceSlot> members, int ranks) {
        boolean alike = members.stream()
                        .map(slot -> slot.device().replaceFirst(":.*", "") + " " + slot.threads())
                        .distinct()
                        .count()
                == 1;
        if (!alike) {
            throw new InvalidInputException(Problem.of(
                    "--ranks",
                    Integer.toString(ranks),
                    "puts unlike devices together: " + members
                            + "; ranks need devices of one kind with as many threads"));
        }
        List<String> devices = members.stream().map(DeviceSlot::device).toList();
        requireDistinct(devices);
        return new DeviceSlot(String.join(PLUS, devices), members.get(0).threads());
    }

    /** A device other than the processor takes one worker at a time: a cell would wait for itself. */
    private static void requireDistinct(List<String> devices) {
        devices.stream()
                .filter(device -> !device.equals(CPU) && Collections.frequency(devices, device) > 1)
                .findFirst()
                .ifPresent(device -> {
                    throw new InvalidInputException(Problem.of(
                            "--devices",
                            String.join(",", devices),
                            "names " + device + " more than once for one cell, which would wait for it for ever; give"
                                    + " each rank a device of its own, such as "
                                    + device.replaceFirst(":.*", ":0-" + (devices.size() - 1))));
                });
    }
}
