package org.earmark.cli;

import jakarta.inject.Inject;
import java.nio.file.Path;
import org.earmark.analysis.compare.Comparison;
import org.earmark.analysis.compare.DifferenceJson;
import org.earmark.analysis.compare.RunDifference;
import org.earmark.analysis.compare.RunRecord;
import org.earmark.cli.compare.DifferenceText;
import org.earmark.cli.compare.RunLoader;
import org.earmark.core.run.AttemptFolder;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problem;

/** {@code earmark diff}: how two stored runs differ in configuration, provenance and outcome. */
final class DiffCommand implements Command {
    /** Far above what float32 leaves after some hundred steps, far below what another seed does. */
    private static final double USUAL_TOLERANCE = 1e-4;

    private final StoredRuns runs;
    private final Console console;

    @Inject
    DiffCommand(StoredRuns runs, Console console) {
        this.runs = runs;
        this.console = console;
    }

    @Override
    public ExitCode run(Arguments arguments) {
        if (arguments.operands().size() != 2) {
            throw new InvalidInputException(Problem.missing("", "the command takes two runs: earmark diff A B"));
        }
        double tolerance = tolerance(arguments);
        RunRecord first = load(runs.run(arguments.operands().get(0)));
        RunRecord second = load(runs.run(arguments.operands().get(1)));
        print(console, Comparison.of(first, second, tolerance));
        return ExitCode.DONE;
    }

    private static RunRecord load(AttemptFolder attempt) {
        return RunLoader.load(attempt.path(), name(attempt));
    }

    /** A cell's folder is named by its id, which people know. */
    static String name(AttemptFolder attempt) {
        Path folder = attempt.path();
        return folder.getParent().getFileName() + "/" + folder.getFileName();
    }

    static void print(Console console, RunDifference difference) {
        if (console.json()) {
            console.print(DifferenceJson.of(difference));
        } else {
            console.print(DifferenceText.lines(difference));
        }
    }

    static double tolerance(Arguments arguments) {
        return arguments.value(Commands.TOLERANCE).map(DiffCommand::number).orElse(USUAL_TOLERANCE);
    }

    private static double number(String text) {
        try {
            double number = Double.parseDouble(text);
            if (number >= 0 && Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, together with negative numbers.
        }
        throw new InvalidInputException(
                Problem.of("--" + Commands.TOLERANCE, text, "must be a number, at least 0, such as 1e-4"));
    }
}
