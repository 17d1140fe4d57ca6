package org.earmark.core.predict;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.earmark.core.checkpoint.Checkpoint;
import org.earmark.core.checkpoint.CheckpointReader;
import org.earmark.core.checkpoint.InferredArchitecture;
import org.earmark.core.checkpoint.TensorReport;
import org.earmark.core.plan.Cell;
import org.earmark.core.plan.CellJson;
import org.earmark.core.plan.PluginChoice;
import org.earmark.core.plugin.Creation;
import org.earmark.core.plugin.PluginRegistry;
import org.earmark.formats.array.TypedArray;
import org.earmark.spi.data.FrontEnd;
import org.earmark.spi.data.Vocabulary;
import org.earmark.spi.engine.LearnerState;
import org.earmark.spi.error.DataException;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problem;
import org.earmark.spi.loss.Activation;
import org.earmark.spi.model.Model;
import org.earmark.spi.model.ModelContext;
import org.earmark.spi.model.Network;

/**
 * Loads trained models: any checkpoint of the HTS-AT family, whose architecture is told by its tensors, and the
 * checkpoints of Earmark's own cells, whose model, front end and classes are known.
 */
public final class SubjectLoader {
    /** Before the names of what a checkpoint keeps for continuing. */
    private static final String OPTIMIZER = "optimizer.";

    private final PluginRegistry plugins;
    private final CellJson cells;

    @Inject
    public SubjectLoader(PluginRegistry plugins, CellJson cells) {
        this.plugins = plugins;
        this.cells = cells;
    }

    /**
     * @param path a checkpoint, the folder of an attempt or of a cell
     * @throws DataException when it cannot be read, or its tensors are not those of a network; the message names them
     */
    public Subject load(Path path, SubjectRequest request) {
        Optional<CellFolder> folder = CellFolder.around(path);
        if (folder.isEmpty()) {
            return ofTensors(path, CheckpointReader.read(path), request);
        }
        boolean isFile = path.getFileName() != null && path.toFile().isFile();
        return loadCell(folder.get(), isFile ? path : folder.get().checkpoint(CellFolder.BEST), request);
    }

    /** A model of a cell with given weights, such as an average of several. */
    public Subject ofCell(CellFolder folder, Path name, Map<String, TypedArray> tensors) {
        Cell cell = folder.cell(cells);
        Vocabulary vocabulary = folder.vocabulary()
                .orElseThrow(() -> new DataException("The cell in " + folder.attempt()
                        + " was never evaluated, so that the names of its classes are not known. Let it run first."));
        FrontEnd frontEnd = cell.spec().frontEnd();
        Model model = model(cell.spec().model(), vocabulary, frontEnd);
        LearnerState state = state(model, tensors, name, new ArrayList<>());
        Activation activation = folder.activation()
                .map(text -> Activation.valueOf(text.toUpperCase(Locale.ROOT)))
                .orElse(Activation.SIGMOID);
        return new Subject(
                name,
                cell.spec().model(),
                model,
                state,
                frontEnd,
                vocabulary,
                activation,
                Optional.of(cell),
                List.of("trained as cell " + cell.id()));
    }

    private Subject loadCell(CellFolder folder, Path file, SubjectRequest request) {
        if (!request.equals(SubjectRequest.none())) {
            throw new InvalidInputException(Problem.of(
                    "checkpoint",
                    file,
                    "belongs to a cell that knows its front end, classes and activation; leave --labels, --activation"
                            + " and the front end's options out, or copy the file out of the cell"));
        }
        return ofCell(folder, file, CheckpointReader.read(file).tensors());
    }

    /** A model of the HTS-AT family from its tensors alone. */
    public Subject ofTensors(Path name, Checkpoint checkpoint, SubjectRequest request) {
        List<String> notes = new ArrayList<>(checkpoint.notes());
        InferredArchitecture architecture;
        try {
            architecture = InferredArchitecture.of(checkpoint.tensors());
        } catch (DataException e) {
            throw new DataException(name + ": " + e.getMessage(), e);
        }
        int classes = architecture
                .classes()
                .orElseThrow(() -> new DataException("The checkpoint " + name
                        + " has no classifier (no tscam_conv and no head), so that it cannot judge anything. Give a"
                        + " trained HTS-AT; weights of Swin are a start for training."));
        if (architecture.inputChannels() != 1) {
            throw new DataException("The checkpoint " + name + " is of an image network with "
                    + architecture.inputChannels() + " input channels. Give a trained HTS-AT; weights of Swin are a"
                    + " start for training.");
        }
        InferredFrontEnd frontEnd = InferredFrontEnd.of(checkpoint.tensors(), architecture, request.frontEnd());
        notes.addAll(frontEnd.notes());
        Vocabulary vocabulary = vocabulary(name, classes, request, notes);
        PluginChoice choice = HtsAtChoice.of(plugins, architecture);
        Model model = model(choice, vocabulary, frontEnd.frontEnd());
        LearnerState state = state(model, checkpoint.tensors(), name, notes);
        return new Subject(
                name,
                choice,
                model,
                state,
                frontEnd.frontEnd(),
                vocabulary,
                request.activation().orElse(Activation.SIGMOID),
                Optional.empty(),
                notes);
    }

    private static Vocabulary vocabulary(Path name, int classes, SubjectRequest request, List<String> notes) {
        if (request.vocabulary().isEmpty()) {
            notes.add("the checkpoint does not name its " + classes + " classes: they are numbered (see --labels)");
            return LabelFile.numbered(classes);
        }
        Vocabulary given = request.vocabulary().get();
        if (given.size() != classes) {
            throw new DataException("The checkpoint " + name + " has " + classes + " classes, but " + given.size()
                    + " names were given. Give the list of labels that it was trained with.");
        }
        return given;
    }

    private Model model(PluginChoice choice, Vocabulary vocabulary, FrontEnd frontEnd) {
        return Creation.model(plugins.model(choice.name()), choice.options(), new ModelContext(vocabulary, frontEnd));
    }

    private static LearnerState state(Model model, Map<String, TypedArray> tensors, Path file, List<String> notes) {
        if (!(model instanceof Network network)) {
            throw new DataException("The model of " + file + " keeps its weights in a form of its own, which cannot be"
                    + " loaded from a checkpoint. Choose a model that is a network.");
        }
        TensorReport report = TensorReport.compare(tensors, network);
        report.requireComplete(file);
        List<String> unused = report.unexpected().stream()
                .filter(tensor -> !tensor.startsWith(OPTIMIZER))
                .toList();
        if (!unused.isEmpty()) {
            notes.add("not used: " + String.join(", ", unused));
        }
        WeightCheck.requireFinite(file, tensors, report.matching());
        return LearnerState.fresh(
                TensorReport.compare(tensors, network.parameters()).select(tensors),
                TensorReport.compare(tensors, network.buffers()).select(tensors));
    }
}
