package org.earmark.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.earmark.core.plan.StoredPlan;
import org.earmark.core.plugin.Creation;
import org.earmark.core.plugin.PluginKind;
import org.earmark.core.plugin.PluginRegistry;
import org.earmark.core.run.AttemptFolder;
import org.earmark.core.run.RunStore;
import org.earmark.spi.launch.LauncherContext;
import org.earmark.spi.launch.LauncherFactory;

/** {@code earmark cancel}: withdraws what waits or runs at a scheduler; checkpoints and results stay. */
final class CancelCommand implements Command {
    private final RunStore store;
    private final PluginRegistry plugins;
    private final GlobalOptions options;
    private final Console console;

    @Inject
    CancelCommand(RunStore store, PluginRegistry plugins, GlobalOptions options, Console console) {
        this.store = store;
        this.plugins = plugins;
        this.options = options;
        this.console = console;
    }

    @Override
    public ExitCode run(Arguments arguments) {
        StoredPlan plan = StoredPlan.read(options.output(), ExperimentName.of(arguments.operand()));
        List<Path> attempts = plan.cells().keySet().stream()
                .flatMap(cell -> store.attempts(cell).stream())
                .map(AttemptFolder::path)
                .toList();
        List<String> cells = new ArrayList<>();
        for (String name : plugins.names(PluginKind.LAUNCHER)) {
            LauncherFactory<?> factory = plugins.launcher(name);
            Creation.launcher(factory, factory.defaults(), new LauncherContext(options.slots()))
                    .cancel(attempts)
                    .forEach(attempt ->
                            cells.add(attempt.getParent().getFileName().toString()));
        }
        List<String> withdrawn = cells.stream().distinct().toList();
        if (console.json()) {
            ObjectNode tree = JsonNodeFactory.instance.objectNode();
            tree.put("experiment", plan.experiment());
            withdrawn.forEach(tree.putArray("cancelled")::add);
            console.print(tree);
        } else if (withdrawn.isEmpty()) {
            console.print(
                    "No cell of " + plan.experiment()
                            + " waits or runs at a scheduler. Cells on this machine end with the earmark run that started them.");
        } else {
            console.print("Cancelled " + withdrawn.size() + (withdrawn.size() == 1 ? " cell" : " cells") + " of "
                    + plan.experiment() + ": " + String.join(", ", withdrawn));
        }
        return ExitCode.DONE;
    }
}
