package org.earmark.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import org.earmark.core.features.cache.CacheFolder;
import org.earmark.core.features.cache.FeatureEncoding;
import org.earmark.core.plan.Plan;
import org.earmark.core.plugin.PluginRegistry;
import org.earmark.core.run.CacheFilling;
import org.earmark.core.run.CacheFilling.Filled;
import org.earmark.core.run.WorkProgress;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problem;

/** {@code earmark data cache}: computes the features of an experiment before it runs. */
final class DataCache {
    private static final long MEBIBYTE = 1L << 20;

    private final Planning planning;
    private final PluginRegistry plugins;
    private final GlobalOptions options;
    private final Console console;

    @Inject
    DataCache(Planning planning, PluginRegistry plugins, GlobalOptions options, Console console) {
        this.planning = planning;
        this.plugins = plugins;
        this.options = options;
        this.console = console;
    }

    ExitCode run(String experiment, Arguments arguments) {
        Plan plan = planning.plan(Path.of(experiment), arguments);
        Path folder = arguments
                .value(Commands.CACHE)
                .map(Path::of)
                .orElse(options.output().resolve("cache"))
                .toAbsolutePath()
                .normalize();
        arguments.value(Commands.ENCODING).ifPresent(name -> CacheFolder.choose(folder, encoding(name)));
        show(fill(plan, folder));
        return ExitCode.DONE;
    }

    private List<Filled> fill(Plan plan, Path folder) {
        try (WorkProgress progress = console.progress("clips", 0)) {
            return new CacheFilling(plugins, options.dataRoots(), folder)
                    .fill(plan.cells(), options.workerThreads(), progress::at);
        }
    }

    private static FeatureEncoding encoding(String name) {
        return CacheFolder.of(name)
                .orElseThrow(() -> new InvalidInputException(
                        Problem.of("--" + Commands.ENCODING, name, "choose float32 or float16")));
    }

    private void show(List<Filled> filled) {
        if (console.json()) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            filled.forEach(cache -> list.addObject()
                    .put("file", cache.file().toString())
                    .put("dataset", cache.dataset())
                    .put("clips", cache.clips())
                    .put("computed", cache.computed())
                    .put("bytes", cache.bytes()));
            console.print(list);
        } else {
            filled.forEach(cache -> console.print(cache.dataset() + ": " + cache.clips() + " clips, " + cache.computed()
                    + " computed now, " + cache.bytes() / MEBIBYTE + " MiB in " + cache.file()));
        }
    }
}
