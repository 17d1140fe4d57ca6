package org.earmark.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.earmark.core.plugin.Creation;
import org.earmark.core.plugin.LoadedPlugins;
import org.earmark.core.plugin.PluginKind;
import org.earmark.core.run.Failure;
import org.earmark.spi.engine.Device;
import org.earmark.spi.engine.Engine;
import org.earmark.spi.engine.EngineContext;
import org.earmark.spi.engine.EngineFactory;

/** {@code earmark doctor}: what this machine offers, and what it lacks. */
final class DoctorCommand implements Command {
    private final LoadedPlugins plugins;
    private final GlobalOptions options;
    private final Console console;

    @Inject
    DoctorCommand(LoadedPlugins plugins, GlobalOptions options, Console console) {
        this.plugins = plugins;
        this.options = options;
        this.console = console;
    }

    /** One line of the examination. */
    private record Finding(String subject, String text, boolean good) {}

    @Override
    public ExitCode run(Arguments arguments) {
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding("earmark", Version.current(), true));
        findings.add(new Finding("java", HostFacts.java(), true));
        findings.add(new Finding("machine", HostFacts.machine(), true));
        findings.add(new Finding("memory", HostFacts.memory(), HostFacts.hasEnoughMemory()));
        findings.add(
                new Finding("disk", HostFacts.disk(options.output()), HostFacts.isWritableWithRoom(options.output())));
        plugins.failures()
                .forEach(failure ->
                        findings.add(new Finding("plugin", failure.origin() + ": " + failure.reason(), false)));
        if (plugins.names(PluginKind.ENGINE).isEmpty()) {
            findings.add(new Finding("engine", "no plugin brings an engine, so nothing can be trained", false));
        }
        plugins.names(PluginKind.ENGINE).forEach(name -> examine(plugins.engine(name), findings));
        show(findings);
        return findings.stream().allMatch(Finding::good) ? ExitCode.DONE : ExitCode.ENVIRONMENT;
    }

    private void examine(EngineFactory<?> factory, List<Finding> findings) {
        String subject = "engine " + factory.name();
        EngineContext context = new EngineContext(options.workerThreads());
        try (Engine engine = Creation.engine(factory, factory.defaults(), context)) {
            engine.libraries().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(library ->
                            findings.add(new Finding(subject, library.getKey() + " " + library.getValue(), true)));
            for (Device device : engine.devices()) {
                findings.add(new Finding(subject, "device " + device.id() + ": " + device.description(), true));
            }
        } catch (RuntimeException | LinkageError e) {
            findings.add(new Finding(subject, Failure.of(e).message(), false));
        }
    }

    private void show(List<Finding> findings) {
        if (console.json()) {
            ObjectNode tree = JsonNodeFactory.instance.objectNode();
            var list = tree.putArray("findings");
            findings.forEach(finding -> list.addObject()
                    .put("subject", finding.subject())
                    .put("text", finding.text())
                    .put("good", finding.good()));
            console.print(tree);
            return;
        }
        Table table = new Table(List.of("", "subject", "finding"));
        findings.forEach(
                finding -> table.add(List.of(finding.good() ? "ok" : "!!", finding.subject(), finding.text())));
        console.print(table.lines());
    }
}
