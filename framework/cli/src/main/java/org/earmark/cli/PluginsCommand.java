package org.earmark.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import org.earmark.core.options.OptionsTree;
import org.earmark.core.plugin.LoadedPlugins;
import org.earmark.core.plugin.PluginFailure;
import org.earmark.core.plugin.RegisteredFactory;

/** {@code earmark plugins}: lists what is installed and what failed to load. */
final class PluginsCommand implements Command {
    private final LoadedPlugins plugins;
    private final Console console;

    @Inject
    PluginsCommand(LoadedPlugins plugins, Console console) {
        this.plugins = plugins;
        this.console = console;
    }

    @Override
    public ExitCode run(Arguments arguments) {
        if (console.json()) {
            console.print(json());
        } else {
            console.print(table().lines());
            for (PluginFailure failure : plugins.failures()) {
                console.print("could not be loaded: " + failure.origin() + ": " + failure.reason());
            }
        }
        return ExitCode.DONE;
    }

    private Table table() {
        Table table = new Table(List.of("kind", "name", "version", "from", "what it is"));
        for (RegisteredFactory entry : plugins.registered()) {
            table.add(List.of(
                    entry.kind().id(),
                    entry.name(),
                    entry.factory().version(),
                    String.valueOf(Path.of(entry.origin()).getFileName()),
                    entry.factory().summary()));
        }
        return table;
    }

    private ObjectNode json() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        var list = tree.putArray("plugins");
        for (RegisteredFactory entry : plugins.registered()) {
            list.addObject()
                    .put("kind", entry.kind().id())
                    .put("name", entry.name())
                    .put("version", entry.factory().version())
                    .put("from", entry.origin())
                    .put("summary", entry.factory().summary())
                    .set("defaults", OptionsTree.complete(entry.factory().defaults()));
        }
        var failures = tree.putArray("failures");
        plugins.failures()
                .forEach(failure ->
                        failures.addObject().put("from", failure.origin()).put("reason", failure.reason()));
        return tree;
    }
}
