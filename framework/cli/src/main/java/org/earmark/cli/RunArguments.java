package org.earmark.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.earmark.core.options.OptionsBinder;
import org.earmark.core.plugin.Creation;
import org.earmark.core.plugin.PluginRegistry;
import org.earmark.core.run.LocalLauncherFactory;
import org.earmark.core.run.RunPolicy;
import org.earmark.core.run.StateSelection;
import org.earmark.spi.error.ErrorCategory;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problem;
import org.earmark.spi.error.Problems;
import org.earmark.spi.launch.DeviceSlot;
import org.earmark.spi.launch.Launcher;
import org.earmark.spi.launch.LauncherContext;
import org.earmark.spi.launch.LauncherFactory;

/** What {@code earmark run} is told about failures and launchers. */
final class RunArguments {
    private RunArguments() {}

    /** @throws InvalidInputException for names that are none */
    static RunPolicy policy(Arguments arguments) {
        if (arguments.has(Commands.FAIL_FAST) && arguments.has(Commands.KEEP_GOING)) {
            throw new InvalidInputException(
                    Problem.missing("--" + Commands.FAIL_FAST, "contradicts --" + Commands.KEEP_GOING + "; give one"));
        }
        Set<ErrorCategory> retried = RunPolicy.usuallyRetried();
        for (String value : arguments.values(Commands.RETRY)) {
            for (String word : value.split(",", -1)) {
                retried.add(StateSelection.failure("--" + Commands.RETRY, word.strip()));
            }
        }
        StateSelection only = arguments
                .value(Commands.ONLY)
                .map(text -> StateSelection.parse("--" + Commands.ONLY, text))
                .orElseGet(StateSelection::unfinished);
        int retries = arguments.positive(Commands.RETRIES).orElse(RunPolicy.USUAL_RETRIES);
        return new RunPolicy(only, retried, retries, arguments.has(Commands.FAIL_FAST));
    }

    /** @throws InvalidInputException for a launcher that is not installed, or options that it does not take */
    static Launcher launcher(Arguments arguments, PluginRegistry plugins, List<DeviceSlot> slots) {
        String name = arguments.value(Commands.LAUNCHER).orElse(LocalLauncherFactory.NAME);
        LauncherFactory<?> factory = plugins.launcher(name);
        Problems problems = new Problems();
        Problems own = new Problems();
        Optional<? extends Record> options =
                OptionsBinder.bind(given(arguments.values(Commands.LAUNCH), problems), factory.defaults(), own);
        problems.addAll("--" + Commands.LAUNCH, own.all());
        problems.throwIfAny();
        return Creation.launcher(factory, options.orElseThrow(), new LauncherContext(slots));
    }

    private static ObjectNode given(List<String> assignments, Problems problems) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        for (String text : assignments) {
            int equals = text.indexOf('=');
            if (equals < 1) {
                problems.add("--" + Commands.LAUNCH, text, "is not KEY=VALUE, for example partition=gpu");
            } else {
                tree.put(text.substring(0, equals), text.substring(equals + 1));
            }
        }
        return tree;
    }
}
