package org.earmark.core.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Energy that a run's machine took meanwhile, where it can be read: whole processor packages by the kernel's powercap
 * counters (RAPL), and NVIDIA devices by their driver's own readings of power. Both count everything that runs there, not
 * this process alone.
 */
final class EnergyMeter implements AutoCloseable {
    /** Packages are {@code intel-rapl:0}; what lies below them, {@code intel-rapl:0:0}, is part of them. */
    private static final String PACKAGE = "intel-rapl:\\d+";

    private final List<RaplCounter> packages;
    private final Optional<DevicePower> devicePower;

    private EnergyMeter(List<RaplCounter> packages, Optional<DevicePower> devicePower) {
        this.packages = packages;
        this.devicePower = devicePower;
    }

    /** @param devices of this machine that the run is on, such as {@code cpu} or {@code cuda:0} */
    static EnergyMeter start(List<String> devices) {
        return new EnergyMeter(packages(Path.of("/sys/class/powercap")), DevicePower.start(devices));
    }

    static EnergyMeter of(Path powercap) {
        return new EnergyMeter(packages(powercap), Optional.empty());
    }

    private static List<RaplCounter> packages(Path powercap) {
        if (!Files.isDirectory(powercap)) {
            return List.of();
        }
        List<RaplCounter> counters = new ArrayList<>();
        try (Stream<Path> entries = Files.list(powercap)) {
            entries.filter(entry -> entry.getFileName().toString().matches(PACKAGE))
                    .sorted()
                    .forEach(entry -> RaplCounter.open(entry).ifPresent(counters::add));
        } catch (IOException e) {
            return List.of();
        }
        return counters;
    }

    /** Call now and then: the counters begin again at 0 when they are full, some after minutes under load. */
    void sample() {
        packages.forEach(RaplCounter::sample);
    }

    /** Joules so far: {@code processorJoules} and {@code deviceJoules}, as far as they are known; empty for neither. */
    Optional<ObjectNode> json() {
        sample();
        ObjectNode node = Json.object();
        if (!packages.isEmpty()) {
            node.put(
                    "processorJoules",
                    packages.stream().mapToDouble(RaplCounter::joules).sum());
        }
        devicePower.ifPresent(power -> power.joules().ifPresent(joules -> node.put("deviceJoules", joules)));
        return node.isEmpty() ? Optional.empty() : Optional.of(node);
    }

    @Override
    public void close() {
        devicePower.ifPresent(DevicePower::close);
    }
}
