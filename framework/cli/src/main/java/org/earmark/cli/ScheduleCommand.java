package org.earmark.cli;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.earmark.analysis.schedule.EffectiveRate;
import org.earmark.report.schedule.SchedulePage;
import org.earmark.report.schedule.ScheduleSvg;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problem;

/** {@code earmark schedule preview}: the learning rates that a training would have, before it is run. */
final class ScheduleCommand implements Command {
    private final PreviewedSchedules previewed;
    private final Console console;

    @Inject
    ScheduleCommand(PreviewedSchedules previewed, Console console) {
        this.previewed = previewed;
        this.console = console;
    }

    @Override
    public ExitCode run(Arguments arguments) {
        List<String> operands = arguments.operands();
        if (operands.isEmpty() || !operands.get(0).equals("preview") || operands.size() > 2) {
            throw new InvalidInputException(
                    Problem.missing("", "what can be done with schedules is: earmark schedule preview [EXPERIMENT]"));
        }
        List<EffectiveRate> rates = operands.size() == 2
                ? previewed.ofExperiment(Path.of(operands.get(1)), arguments)
                : previewed.ofOptions(arguments);
        ScheduleText text = new ScheduleText(rates);
        arguments.value(Commands.SVG).ifPresent(file -> write(file, ScheduleSvg.of(rates)));
        arguments.value(Commands.HTML).ifPresent(file -> write(file, SchedulePage.of(rates, text.lines())));
        if (console.json()) {
            JsonNode tree = text.json();
            console.print(tree);
        } else {
            console.print(text.lines());
        }
        return ExitCode.DONE;
    }

    private static void write(String file, String content) {
        try {
            Files.writeString(Path.of(file), content, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new EarmarkException(
                    ErrorCategory.ENVIRONMENT, "Cannot write " + file + ": " + e + ". Choose another file.", e);
        }
    }
}
