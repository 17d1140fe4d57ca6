package org.earmark.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import java.util.List;
import org.earmark.core.config.Assignment;
import org.earmark.core.plan.DatasetChoice;
import org.earmark.core.plugin.PluginRegistry;
import org.earmark.spi.error.Problem;
import org.earmark.spi.error.Problems;

/** Reads which data set a command is about: its name, {@code --data} and {@code --set}. */
final class DatasetOptions {
    private static final List<String> SECTIONS = List.of("dataset", "audio", "frontEnd");

    private final PluginRegistry plugins;
    private final GlobalOptions options;

    @Inject
    DatasetOptions(PluginRegistry plugins, GlobalOptions options) {
        this.plugins = plugins;
        this.options = options;
    }

    /** @throws org.earmark.spi.error.InvalidInputException with every problem */
    DatasetChoice choose(String name, Arguments arguments) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.putObject("dataset").put("name", name);
        Problems problems = new Problems();
        for (String text : arguments.values(Commands.SET)) {
            Assignment assignment = Assignment.parse(text);
            String section = assignment.path().replaceFirst("\\..*", "");
            if (!SECTIONS.contains(section) || assignment.path().equals("dataset")) {
                problems.add(Problem.of(
                        "--set", text, "a data set alone takes dataset.OPTION, audio.OPTION and frontEnd.OPTION"));
            } else {
                assignment.applyTo(tree);
            }
        }
        problems.throwIfAny();
        return DatasetChoice.of(plugins, tree, options.dataRoots());
    }
}
