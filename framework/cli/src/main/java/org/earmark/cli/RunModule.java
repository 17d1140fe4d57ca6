package org.earmark.cli;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import java.time.Clock;
import org.earmark.core.plan.CellStates;
import org.earmark.core.run.RunStore;

/** Binds the store of runs and what runs cells. */
final class RunModule extends AbstractModule {
    private final GlobalOptions options;
    private final CommandText command;

    /** @param arguments of the whole command line, for provenance */
    RunModule(GlobalOptions options, String... arguments) {
        this.options = options;
        this.command = CommandText.of(arguments);
    }

    @Override
    protected void configure() {
        bind(Clock.class).toInstance(Clock.systemUTC());
        bind(CommandText.class).toInstance(command);
        bind(CellStates.class).to(RunStore.class);
    }

    @Provides
    RunStore store(Clock clock) {
        return new RunStore(options.output(), clock);
    }
}
