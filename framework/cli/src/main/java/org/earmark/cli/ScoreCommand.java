package org.earmark.cli;

import java.nio.file.Path;
import java.util.List;
import org.earmark.core.metrics.files.Judged;
import org.earmark.core.metrics.files.MatrixFile;
import org.earmark.core.predict.LabelFile;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problem;

/** {@code earmark score tags|classes|events}: metrics of anybody's predictions. */
final class ScoreCommand implements Command {
    private final Console console;

    ScoreCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode run(Arguments arguments) {
        List<String> operands = arguments.operands(3);
        Path predictions = Path.of(operands.get(1));
        Path truth = Path.of(operands.get(2));
        if (operands.size() > 3) {
            throw new InvalidInputException(
                    Problem.of("", operands.get(3), "is one file too many: score KIND PREDICTIONS TRUTH"));
        }
        switch (operands.get(0)) {
            case "tags" -> print(new ClipScoreText(judged(arguments, predictions, truth), false));
            case "classes" -> print(new ClipScoreText(judged(arguments, predictions, truth), true));
            case "events" -> EventScoring.of(arguments, predictions, truth).print(console);
            default ->
                throw new InvalidInputException(
                        Problem.of("", operands.get(0), "can not be scored; there are tags, classes and events"));
        }
        return ExitCode.DONE;
    }

    private static Judged judged(Arguments arguments, Path predictions, Path truth) {
        return Judged.of(
                MatrixFile.read(predictions),
                MatrixFile.read(truth),
                arguments.value(InferenceOptions.LABELS).map(Path::of).map(LabelFile::read));
    }

    private void print(ClipScoreText text) {
        if (console.json()) {
            console.print(text.json());
        } else {
            console.print(text.lines());
        }
    }
}
