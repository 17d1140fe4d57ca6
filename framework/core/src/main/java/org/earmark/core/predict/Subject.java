package org.earmark.core.predict;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.earmark.core.options.OptionsTree;
import org.earmark.core.plan.Cell;
import org.earmark.core.plan.PluginChoice;
import org.earmark.core.protocol.InputSize;
import org.earmark.spi.data.FrontEnd;
import org.earmark.spi.data.Vocabulary;
import org.earmark.spi.engine.LearnerState;
import org.earmark.spi.loss.Activation;
import org.earmark.spi.model.Model;

/**
 * A trained model with everything that is needed to let it judge recordings.
 *
 * @param file the weights
 * @param choice the model's factory and options
 * @param model made by them
 * @param state its weights
 * @param frontEnd the features it was trained on
 * @param vocabulary its classes; numbered where the checkpoint does not name them
 * @param activation how its clipwise logits become scores
 * @param cell what it was trained as; empty for a checkpoint of unknown origin
 * @param notes what was left out or assumed, for people
 */
public record Subject(
        Path file,
        PluginChoice choice,
        Model model,
        LearnerState state,
        FrontEnd frontEnd,
        Vocabulary vocabulary,
        Activation activation,
        Optional<Cell> cell,
        List<String> notes) {
    public Subject {
        Objects.requireNonNull(file);
        Objects.requireNonNull(choice);
        Objects.requireNonNull(model);
        Objects.requireNonNull(state);
        Objects.requireNonNull(frontEnd);
        Objects.requireNonNull(vocabulary);
        Objects.requireNonNull(activation);
        Objects.requireNonNull(cell);
        notes = List.copyOf(notes);
    }

    /** What the network takes at once; known for the HTS-AT family. */
    public Optional<InputSize> inputSize() {
        return InputSize.of(choice.name(), OptionsTree.of(choice.options()), frontEnd);
    }
}
