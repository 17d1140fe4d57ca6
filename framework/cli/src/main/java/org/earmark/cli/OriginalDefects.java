package org.earmark.cli;

import java.util.List;
import org.earmark.core.judge.ScoreForm;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problem;

/**
 * The defects of the public predict script that an audit may want back.
 *
 * @param sampleRate whether sound is resampled to 16 kHz and then taken for sound of the model's rate
 * @param sigmoidTwice whether clipwise probabilities go through a second sigmoid
 */
record OriginalDefects(boolean sampleRate, boolean sigmoidTwice) {
    private static final int WRONG_RATE = 16000;

    static OriginalDefects of(Arguments arguments) {
        List<String> wanted = arguments
                .value(InferenceCommands.REPRODUCE_ORIGINAL)
                .map(text -> List.of(text.split(",", -1)))
                .orElse(List.of());
        for (String name : wanted) {
            if (!List.of("sample-rate", "sigmoid", "all").contains(name)) {
                throw new InvalidInputException(Problem.of(
                        "--" + InferenceCommands.REPRODUCE_ORIGINAL, name, "must be sample-rate, sigmoid or all"));
            }
        }
        boolean all = wanted.contains("all");
        return new OriginalDefects(all || wanted.contains("sample-rate"), all || wanted.contains("sigmoid"));
    }

    int readAt(int modelRate) {
        return sampleRate ? WRONG_RATE : modelRate;
    }

    ScoreForm form() {
        return sigmoidTwice ? ScoreForm.SIGMOID_TWICE : ScoreForm.PROBABILITIES;
    }
}
