package org.earmark.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.earmark.spi.error.Problem;
import org.earmark.spi.error.Problems;

/**
 * What every command can be told.
 *
 * @param debug whether stack traces are shown
 * @param json whether figures are printed as JSON
 * @param plugins folder of further plugin jars
 * @param dataRoots data set name to its folder
 * @param output where runs write
 * @param threads CPU threads of each worker; empty for a fair share of the machine
 * @param devices to compute on
 */
record GlobalOptions(
        boolean debug,
        boolean json,
        Optional<Path> plugins,
        Map<String, Path> dataRoots,
        Path output,
        Optional<Integer> threads,
        List<String> devices) {
    static final String DEBUG = "debug";
    static final String JSON = "json";
    static final String HELP = "help";
    static final String VERSION = "version";

    private static final String PLUGINS = "plugins";
    private static final String DATA = "data";
    private static final String OUTPUT = "output";
    private static final String THREADS = "threads";
    private static final String DEVICES = "devices";

    static Options options() {
        return new Options()
                .addOption(withValue(DATA, "NAME=DIR", "where a data set lies; repeatable"))
                .addOption(withValue(OUTPUT, "DIR", "where runs write (default: reports)"))
                .addOption(withValue(DEVICES, "ID,…", "devices to compute on, for example cuda:0 (default: cpu)"))
                .addOption(withValue(THREADS, "N", "CPU threads of each worker (default: all, shared by the devices)"))
                .addOption(withValue(PLUGINS, "DIR", "folder of further plugin jars"))
                .addOption(flag(JSON, "print figures as JSON"))
                .addOption(flag(DEBUG, "show stack traces"))
                .addOption(flag(HELP, "show this help"))
                .addOption(flag(VERSION, "show the version"));
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
        List<String> devices = Arrays.stream(
                        arguments.value(DEVICES).orElse("cpu").split(","))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .toList();
        problems.require(!devices.isEmpty(), "--devices", devices, "must name at least one device");
        problems.throwIfAny();
        return new GlobalOptions(
                arguments.has(DEBUG),
                arguments.has(JSON),
                arguments.value(PLUGINS).map(Path::of),
                roots,
                Path.of(arguments.value(OUTPUT).orElse("reports")),
                arguments.positive(THREADS),
                devices);
    }

    /** CPU threads of each worker. */
    int workerThreads() {
        return threads.orElse(Math.max(1, Runtime.getRuntime().availableProcessors() / devices.size()));
    }

    private static Option withValue(String name, String value, String description) {
        return Option.builder()
                .longOpt(name)
                .hasArg()
                .argName(value)
                .desc(description)
                .get();
    }

    private static Option flag(String name, String description) {
        return Option.builder().longOpt(name).desc(description).get();
    }
}
