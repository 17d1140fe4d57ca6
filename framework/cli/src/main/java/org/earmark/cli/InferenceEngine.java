package org.earmark.cli;

import jakarta.inject.Inject;
import org.earmark.core.plugin.Creation;
import org.earmark.core.plugin.PluginRegistry;
import org.earmark.spi.engine.Engine;
import org.earmark.spi.engine.EngineContext;
import org.earmark.spi.engine.EngineFactory;
import org.earmark.spi.engine.ProcessEnvironment;

/** The engine that commands on trained models compute with. */
final class InferenceEngine {
    private static final String USUAL = "torch";

    private final PluginRegistry plugins;
    private final GlobalOptions options;
    private final ChildCommand child;

    @Inject
    InferenceEngine(PluginRegistry plugins, GlobalOptions options, ChildCommand child) {
        this.plugins = plugins;
        this.options = options;
        this.child = child;
    }

    /** Does the work here, or in a child process whose environment the engine likes better. */
    interface Work {
        ExitCode with(Engine engine, String device);
    }

    ExitCode run(Arguments arguments, Work work) throws InterruptedException {
        EngineFactory<?> factory =
                plugins.engine(arguments.value(InferenceOptions.ENGINE).orElse(USUAL));
        EngineContext context = new EngineContext(options.workerThreads());
        ProcessEnvironment wanted = Creation.processEnvironment(factory, factory.defaults(), context);
        if (!child.isChildOrUnneeded(wanted)) {
            return ExitCode.ofStatus(child.run(wanted));
        }
        try (Engine engine = Creation.engine(factory, factory.defaults(), context)) {
            return work.with(engine, options.slots().get(0).device());
        }
    }
}
