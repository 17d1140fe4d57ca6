package org.earmark.core.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;

/** What a run ran on. */
final class MachineDescription {
    private MachineDescription() {}

    /** Takes about half a second: call it beside other work. */
    static ObjectNode describe() {
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
