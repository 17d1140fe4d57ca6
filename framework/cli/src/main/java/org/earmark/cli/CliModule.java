package org.earmark.cli;

import com.google.inject.AbstractModule;
import org.earmark.core.predict.CheckpointInspector;
import org.earmark.core.predict.SubjectLoader;

/** Binds what commands share, and the commands. */
final class CliModule extends AbstractModule {
    private final GlobalOptions options;
    private final Console console;

    CliModule(GlobalOptions options, Console console) {
        this.options = options;
        this.console = console;
    }

    @Override
    protected void configure() {
        binder().requireExplicitBindings();
        binder().disableCircularProxies();
        bind(GlobalOptions.class).toInstance(options);
        bind(Console.class).toInstance(console);
        bind(Planning.class);
        bind(PlanTable.class);
        bind(PreviewedSchedules.class);
        bind(ChildCommand.class);
        bind(CostProbe.class);
        bind(DatasetOptions.class);
        bind(DataCheck.class);
        bind(SubjectLoader.class);
        bind(CheckpointInspector.class);
        bind(InferenceEngine.class);
        bind(EvaluationSubject.class);
        bind(StoredRuns.class);
        bind(DataCache.class);
        bind(DataPrepare.class);
        Commands.all().stream().filter(command -> command.alone().isEmpty()).forEach(command -> bind(command.type()));
    }
}
