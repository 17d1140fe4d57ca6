package org.earmark.cli;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.earmark.core.plan.StoredPlan;
import org.earmark.core.run.GridStatus;
import org.earmark.core.run.RunStore;
import org.earmark.core.run.StateSelection;
import org.earmark.core.run.StatusReader;
import org.earmark.spi.error.EarmarkException;

/** {@code earmark status}: how far the cells of an experiment are, from what is stored. */
final class StatusCommand implements Command {
    private static final Duration PERIOD = Duration.ofSeconds(2);
    private static final String CLEAR_SCREEN = "\u001b[H\u001b[2J";

    private final RunStore store;
    private final GlobalOptions options;
    private final Console console;
    private final Clock clock;

    @Inject
    StatusCommand(RunStore store, GlobalOptions options, Console console, Clock clock) {
        this.store = store;
        this.options = options;
        this.console = console;
        this.clock = clock;
    }

    @Override
    public ExitCode run(Arguments arguments) throws InterruptedException {
        StateSelection only = arguments
                .value(Commands.ONLY)
                .map(text -> StateSelection.parse("--" + Commands.ONLY, text))
                .orElseGet(StateSelection::all);
        String experiment = ExperimentName.of(arguments.operand());
        boolean watch = arguments.has(Commands.WATCH);
        boolean page = watch || arguments.has(Commands.HTML);
        GridStatus status = look(experiment, page);
        while (watch && !status.isOver()) {
            console.print((Boolean.getBoolean(Console.TERMINAL) ? CLEAR_SCREEN : "")
                    + String.join(System.lineSeparator(), new StatusText(status, only).lines(false)));
            Thread.sleep(PERIOD.toMillis());
            status = look(experiment, true);
        }
        StatusText text = new StatusText(status, only);
        if (console.json()) {
            console.print(text.json());
        } else {
            console.print(text.lines(arguments.has(Commands.ONLY)));
        }
        return ExitCode.DONE;
    }

    private GridStatus look(String experiment, boolean page) {
        GridStatus status = new StatusReader(store).read(StoredPlan.read(options.output(), experiment));
        if (page) {
            try {
                StatusPage.write(options.output(), status, clock.instant());
            } catch (EarmarkException e) {
                // Whoever may only read can still look.
                console.warn(e.getMessage());
            }
        }
        return status;
    }
}
