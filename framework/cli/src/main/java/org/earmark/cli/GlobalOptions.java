package org.earmark.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.commons.cli.Options;
import org.earmark.core.run.DeviceList;
import org.earmark.spi.error.Problem;
import org.earmark.spi.error.Problems;
import org.earmark.spi.launch.DeviceSlot;

/**
 * What every command can be told.
 *
 * @param debug whether stack traces are shown
 * @param json whether figures are printed as JSON
 * @param plugins folder of further plugin jars
 * @param dataRoots data set name to its folder
 * @param output where runs write
 * @param slots room for workers, in the order of {@code --devices}
 */
record GlobalOptions(
        boolean debug,
        boolean json,
        Optional<Path> plugins,
        Map<String, Path> dataRoots,
        Path output,
        List<DeviceSlot> slots) {
    static final String DEBUG = "debug";
    static final String JSON = "json";
    static final String HELP = "help";
    static final String VERSION = "version";

    private static final String PLUGINS = "plugins";
    private static final String DATA = "data";
    static final String OUTPUT = "output";
    static final String THREADS = "threads";
    static final String DEVICES = "devices";

    static Options options() {
        return new Options()
                .addOption(OptionForms.withValue(DATA, "NAME=DIR", "where a data set lies; repeatable"))
                .addOption(OptionForms.withValue(OUTPUT, "DIR", "where runs write (default: reports)"))
                .addOption(OptionForms.withValue(
                        DEVICES, "ID,…", "devices to compute on: cpu, cpu:2x1, cuda:0, cuda:0-3 (default: cpu)"))
                .addOption(OptionForms.withValue(
                        THREADS, "N", "CPU threads of each worker (default: all, shared by the devices)"))
                .addOption(OptionForms.withValue(PLUGINS, "DIR", "folder of further plugin jars"))
                .addOption(OptionForms.flag(JSON, "print figures as JSON"))
                .addOption(OptionForms.flag(DEBUG, "show stack traces"))
                .addOption(OptionForms.flag(HELP, "show this help"))
                .addOption(OptionForms.flag(VERSION, "show the version"));
    }

    /** @throws org.earmark.spi.error.InvalidInputException with everything that is wrong */
    static GlobalOptions of(Arguments arguments) {
        Problems problems = new Problems();
        Map<String, Path> roots = new LinkedHashMap<>();
        for (String text : arguments.values(DATA)) {
            int equals = text.indexOf('=');
            if (equals < 1 || equals == text.length() - 1) {
                problems.add(Problem.of("--data", text, "is not NAME=DIR, for example esc50=/data/ESC-50"));
            } else {
                Path folder =
                        Path.of(text.substring(equals + 1)).toAbsolutePath().normalize();
                if (roots.put(text.substring(0, equals), folder) != null) {
                    problems.add("--data", text, "gives the same data set a second time");
                }
            }
        }
        problems.throwIfAny();
        return new GlobalOptions(
                arguments.has(DEBUG),
                arguments.has(JSON),
                arguments.value(PLUGINS).map(Path::of),
                roots,
                Path.of(arguments.value(OUTPUT).orElse("reports")),
                slots(arguments));
    }

    private static List<DeviceSlot> slots(Arguments arguments) {
        OptionalInt threads = arguments.positive(THREADS).map(OptionalInt::of).orElseGet(OptionalInt::empty);
        return new DeviceList(threads, Runtime.getRuntime().availableProcessors())
                .slots(arguments.value(DEVICES).orElse("cpu"));
    }

    /** CPU threads of a worker. */
    int workerThreads() {
        return slots.get(0).threads();
    }
}
