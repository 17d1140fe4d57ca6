package org.earmark.core.predict;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.earmark.core.checkpoint.Checkpoint;
import org.earmark.core.checkpoint.InferredArchitecture;
import org.earmark.core.checkpoint.TensorReport;
import org.earmark.core.plan.PluginChoice;
import org.earmark.formats.array.TypedArray;
import org.earmark.spi.data.FrontEnd;

/**
 * What a checkpoint holds and how it fits the network that its tensors imply.
 *
 * @param architecture empty when the tensors are of no known family
 * @param problem why there is no architecture, or why no network can be built of it
 * @param model options of the network
 * @param frontEnd as far as the tensors tell it
 * @param report how the tensors fit
 */
public record CheckpointInspection(
        Path file,
        Checkpoint checkpoint,
        Optional<InferredArchitecture> architecture,
        Optional<String> problem,
        Optional<PluginChoice> model,
        Optional<FrontEnd> frontEnd,
        Optional<TensorReport> report,
        List<String> notes) {
    public CheckpointInspection {
        notes = List.copyOf(notes);
    }

    /** Elements of all tensors. */
    public long parameters() {
        return checkpoint.tensors().values().stream()
                .mapToLong(TypedArray::size)
                .sum();
    }

    /** The tensors with a NaN or an infinity, each with its first. */
    public List<String> nonFinite() {
        return checkpoint.nonFinite();
    }
}
