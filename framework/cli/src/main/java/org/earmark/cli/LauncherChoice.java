package org.earmark.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earmark.core.options.OptionsBinder;
import org.earmark.core.plugin.Creation;
import org.earmark.core.plugin.PluginRegistry;
import org.earmark.core.run.DeviceGroup;
import org.earmark.core.run.LocalLauncherFactory;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problem;
import org.earmark.spi.error.Problems;
import org.earmark.spi.launch.DeviceSlot;
import org.earmark.spi.launch.Launcher;
import org.earmark.spi.launch.LauncherContext;
import org.earmark.spi.launch.LauncherFactory;

/** The launcher that {@code --launcher} names, with the options that the command line gives it. */
final class LauncherChoice {
    /** Options of a launcher that have options of the command line of their own. */
    private static final Map<String, String> NAMED = Map.of(
            Commands.PARTITION, "partition",
            Commands.GRES, "gres",
            Commands.NODES, "nodes",
            Commands.TIME_LIMIT, "timeLimit",
            Commands.THROTTLE, "throttle");

    private LauncherChoice() {}

    /** @throws InvalidInputException for a launcher that is not installed, or options that it does not take */
    static Launcher of(Arguments arguments, PluginRegistry plugins, GlobalOptions options) {
        LauncherFactory<?> factory = plugins.launcher(name(arguments));
        List<DeviceSlot> groups = groups(arguments, options);
        Problems problems = new Problems();
        Problems own = new Problems();
        Optional<? extends Record> bound = OptionsBinder.bind(given(arguments, problems), factory.defaults(), own);
        problems.addAll("--" + Commands.LAUNCH, own.all());
        problems.throwIfAny();
        return Creation.launcher(factory, bound.orElseThrow(), new LauncherContext(groups));
    }

    private static List<DeviceSlot> groups(Arguments arguments, GlobalOptions options) {
        requireAgreement(arguments, options);
        List<DeviceSlot> slots = slots(arguments, options.slots());
        int nodes = nodes(arguments);
        return nodes > 1 ? List.of(DeviceGroup.onNodes(slots, nodes)) : DeviceGroup.of(slots, given(arguments));
    }

    /** @throws InvalidInputException for cells in this process that a launcher is to place */
    static void requireSense(Arguments arguments) {
        if (arguments.has(Commands.IN_PROCESS) && !isLocal(arguments)) {
            throw new InvalidInputException(
                    Problem.missing("--" + Commands.IN_PROCESS, "contradicts --" + Commands.LAUNCHER + "; give one"));
        }
        if (arguments.has(Commands.IN_PROCESS) && given(arguments) > 1) {
            throw new InvalidInputException(Problem.missing(
                    "--" + Commands.IN_PROCESS,
                    "contradicts --" + Commands.RANKS + ", which takes processes; give one"));
        }
    }

    /** Processes that train a cell together. */
    static int ranks(Arguments arguments, GlobalOptions options) {
        int nodes = nodes(arguments);
        return nodes > 1 ? nodes * slots(arguments, options.slots()).size() : given(arguments);
    }

    private static void requireAgreement(Arguments arguments, GlobalOptions options) {
        int ranks = ranks(arguments, options);
        if (arguments.value(Commands.RANKS).isPresent() && given(arguments) != ranks) {
            int nodes = nodes(arguments);
            throw new InvalidInputException(Problem.of(
                    "--" + Commands.RANKS,
                    Integer.toString(given(arguments)),
                    "contradicts --" + Commands.NODES + " " + nodes + ": --devices names " + ranks / nodes
                            + " of each node, which makes " + ranks + " ranks; leave it out"));
        }
    }

    private static int given(Arguments arguments) {
        return arguments.positive(Commands.RANKS).orElse(1);
    }

    private static int nodes(Arguments arguments) {
        return arguments.positive(Commands.NODES).orElse(1);
    }

    private static String name(Arguments arguments) {
        return arguments.value(Commands.LAUNCHER).orElse(LocalLauncherFactory.NAME);
    }

    private static boolean isLocal(Arguments arguments) {
        return name(arguments).equals(LocalLauncherFactory.NAME);
    }

    /** Where a scheduler hands out GPUs, each worker sees those that its job was given, from number 0 on. */
    private static List<DeviceSlot> slots(Arguments arguments, List<DeviceSlot> usual) {
        boolean given = arguments.value(GlobalOptions.DEVICES).isPresent();
        boolean gpu = arguments
                .value(Commands.GRES)
                .filter(gres -> gres.startsWith("gpu"))
                .isPresent();
        return given || !gpu
                ? usual
                : List.of(new DeviceSlot("cuda:0", usual.get(0).threads()));
    }

    private static ObjectNode given(Arguments arguments, Problems problems) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        for (String text : arguments.values(Commands.LAUNCH)) {
            int equals = text.indexOf('=');
            if (equals < 1) {
                problems.add("--" + Commands.LAUNCH, text, "is not KEY=VALUE, for example partition=gpu");
            } else if (text.substring(0, equals).equals(NAMED.get(Commands.NODES))) {
                problems.add("--" + Commands.LAUNCH, text, "is given as --" + Commands.NODES);
            } else {
                put(tree, text.substring(0, equals), text.substring(equals + 1));
            }
        }
        NAMED.forEach((option, name) -> arguments.value(option).ifPresent(value -> put(tree, name, value)));
        if (arguments.has(Commands.SBATCH)) {
            ArrayNode further = tree.putArray("sbatch");
            arguments.values(Commands.SBATCH).forEach(further::add);
        }
        if (arguments.has(Commands.DETACH)) {
            tree.put("detach", true);
        }
        if (!isLocal(arguments)) {
            arguments.positive(GlobalOptions.THREADS).ifPresent(threads -> tree.put("cpusPerTask", threads));
        }
        return tree;
    }

    /** Options are bound by type, so that a number must be one; texts may be written as numbers. */
    private static void put(ObjectNode tree, String name, String value) {
        if (value.matches("-?\\d{1,9}")) {
            tree.put(name, Integer.parseInt(value));
        } else if (value.matches("-?\\d+\\.\\d+")) {
            tree.put(name, Double.parseDouble(value));
        } else if (value.equals("true") || value.equals("false")) {
            tree.put(name, Boolean.parseBoolean(value));
        } else {
            tree.put(name, value);
        }
    }
}
