package org.earmark.core.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;

/** What a run ran on. */
final class MachineDescription {
    private MachineDescription() {}

    /**
     * Takes about half a second the first time. The first time must not fall together with the loading of an engine: the
     * look at the hardware loads a library, OpenBLAS's bindings walk over all libraries while they are loaded, and the
     * two together stop each other for good in the dynamic linker.
     */
    static ObjectNode describe() {
        return Once.DESCRIPTION.deepCopy();
    }

    private static final class Once {
        private static final ObjectNode DESCRIPTION = look();
    }

    private static ObjectNode look() {
        SystemInfo system = new SystemInfo();
        CentralProcessor processor = system.getHardware().getProcessor();
        ObjectNode node = Json.object();
        node.put("cpu", processor.getProcessorIdentifier().getName().strip());
        node.put("cores", Runtime.getRuntime().availableProcessors());
        node.put("physicalCores", processor.getPhysicalProcessorCount());
        node.put("memory", system.getHardware().getMemory().getTotal());
        node.put("os", system.getOperatingSystem().toString());
        node.put("host", system.getOperatingSystem().getNetworkParams().getHostName());
        return node;
    }
}
