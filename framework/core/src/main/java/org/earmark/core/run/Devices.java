package org.earmark.core.run;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.earmark.core.plan.Cell;
import org.earmark.core.plan.PluginChoice;
import org.earmark.core.plugin.Creation;
import org.earmark.core.plugin.PluginRegistry;
import org.earmark.spi.engine.Device;
import org.earmark.spi.engine.Engine;
import org.earmark.spi.engine.EngineContext;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problem;
import org.earmark.spi.launch.DeviceSlot;

/** Looks up devices. */
public final class Devices {
    private static final String CPU = "cpu";

    private Devices() {}

    /**
     * Asks the engines of all cells whether they can run on this platform and have the devices here; the processor is
     * always there, and asking for it would cost loading the engine.
     *
     * @throws EarmarkException of category ENVIRONMENT when a native library or a device is missing
     */
    public static void require(PluginRegistry plugins, List<Cell> cells, List<DeviceSlot> slots) {
        Set<PluginChoice> engines =
                cells.stream().map(cell -> cell.spec().engine()).collect(Collectors.toCollection(LinkedHashSet::new));
        for (PluginChoice choice : engines) {
            plugins.engine(choice.name()).obstacle().ifPresent(reason -> {
                throw new EarmarkException(ErrorCategory.ENVIRONMENT, reason);
            });
        }
        List<String> wanted = slots.stream()
                .map(DeviceSlot::device)
                .filter(device -> !device.equals(CPU))
                .distinct()
                .toList();
        if (wanted.isEmpty()) {
            return;
        }
        for (PluginChoice choice : engines) {
            try (Engine engine =
                    Creation.engine(plugins.engine(choice.name()), choice.options(), new EngineContext(1))) {
                wanted.forEach(device -> find(engine, device));
            }
        }
    }

    /**
     * Asks the engines of all cells whether several processes can train a cell together.
     *
     * @throws InvalidInputException when one cannot
     */
    public static void requireRanks(PluginRegistry plugins, List<Cell> cells, int ranks) {
        for (Cell cell : cells) {
            String engine = cell.spec().engine().name();
            if (ranks > 1 && !plugins.engine(engine).trainsInRanks()) {
                throw new InvalidInputException(Problem.of(
                        "--ranks",
                        Integer.toString(ranks),
                        "the engine " + engine + " trains each cell on one device; leave --ranks out, or choose an"
                                + " engine that joins devices, such as torch"));
            }
        }
    }

    /** @throws EarmarkException of category ENVIRONMENT when the engine has no such device here */
    public static Device find(Engine engine, String id) {
        return engine.devices().stream()
                .filter(device -> device.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new EarmarkException(
                        ErrorCategory.ENVIRONMENT,
                        "There is no device " + id + " here; the engine offers "
                                + engine.devices().stream().map(Device::id).toList()
                                + ". Give another with --devices, or run earmark doctor to see what is missing."));
    }
}
