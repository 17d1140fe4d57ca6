package org.earmark.core.predict;

import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.earmark.core.checkpoint.Checkpoint;
import org.earmark.core.checkpoint.CheckpointReader;
import org.earmark.core.checkpoint.InferredArchitecture;
import org.earmark.core.checkpoint.TensorReport;
import org.earmark.core.plan.PluginChoice;
import org.earmark.core.plugin.Creation;
import org.earmark.core.plugin.PluginRegistry;
import org.earmark.spi.data.Vocabulary;
import org.earmark.spi.error.DataException;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.model.Model;
import org.earmark.spi.model.ModelContext;
import org.earmark.spi.model.Network;

/** Says what checkpoints hold; tensors that are missing, unexpected or of another shape are listed, not refused. */
public final class CheckpointInspector {
    private final PluginRegistry plugins;

    @Inject
    public CheckpointInspector(PluginRegistry plugins) {
        this.plugins = plugins;
    }

    /**
     * @param path a checkpoint, the folder of an attempt or of a cell
     * @throws DataException when the file is damaged, dangerous or holds no weights
     */
    public CheckpointInspection inspect(Path path, SubjectRequest request) {
        Path file = Files.isDirectory(path)
                ? CellFolder.around(path)
                        .map(folder -> folder.checkpoint(CellFolder.BEST))
                        .orElse(path)
                : path;
        Checkpoint checkpoint = CheckpointReader.read(file);
        Optional<InferredArchitecture> architecture = Optional.empty();
        List<String> notes = new ArrayList<>(checkpoint.notes());
        try {
            InferredArchitecture found = InferredArchitecture.of(checkpoint.tensors());
            architecture = Optional.of(found);
            InferredFrontEnd frontEnd = InferredFrontEnd.of(checkpoint.tensors(), found, request.frontEnd());
            notes.addAll(frontEnd.notes());
            PluginChoice choice = HtsAtChoice.of(plugins, found);
            Vocabulary vocabulary = LabelFile.numbered(found.classes().orElse(1));
            Model model = Creation.model(
                    plugins.model(choice.name()), choice.options(), new ModelContext(vocabulary, frontEnd.frontEnd()));
            return new CheckpointInspection(
                    file,
                    checkpoint,
                    architecture,
                    Optional.empty(),
                    Optional.of(choice),
                    Optional.of(frontEnd.frontEnd()),
                    Optional.of(TensorReport.compare(checkpoint.tensors(), (Network) model)),
                    notes);
        } catch (EarmarkException e) {
            return new CheckpointInspection(
                    file,
                    checkpoint,
                    architecture,
                    Optional.of(e.getMessage()),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    notes);
        }
    }
}
