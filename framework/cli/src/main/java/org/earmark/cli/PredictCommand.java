package org.earmark.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.earmark.core.audio.Int16Scale;
import org.earmark.core.features.LogMel;
import org.earmark.core.judge.Judge;
import org.earmark.core.judge.Predictor;
import org.earmark.core.judge.Recording;
import org.earmark.core.judge.ScoreForm;
import org.earmark.core.options.OptionsTree;
import org.earmark.core.predict.PredictionFolder;
import org.earmark.core.predict.RankedLabel;
import org.earmark.core.predict.RecordingReader;
import org.earmark.core.predict.Subject;
import org.earmark.core.predict.SubjectLearner;
import org.earmark.core.predict.SubjectLoader;
import org.earmark.core.predict.SubjectRequest;
import org.earmark.core.protocol.ClipPieces;
import org.earmark.core.protocol.ClipScores;
import org.earmark.core.protocol.Protocol;
import org.earmark.spi.engine.Engine;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problem;
import org.earmark.spi.tensor.FloatArray;

/** {@code earmark predict}: what a trained model hears in recordings of any length and format. */
final class PredictCommand implements Command {
    private static final int TOP = 5;

    private final SubjectLoader loader;
    private final InferenceEngine engines;
    private final Console console;

    @Inject
    PredictCommand(SubjectLoader loader, InferenceEngine engines, Console console) {
        this.loader = loader;
        this.engines = engines;
        this.console = console;
    }

    @Override
    public ExitCode run(Arguments arguments) throws InterruptedException {
        List<String> operands = arguments.operands(2);
        OriginalDefects defects = OriginalDefects.of(arguments);
        boolean logits = arguments.has(InferenceCommands.LOGITS);
        if (logits && defects.sigmoidTwice()) {
            throw new InvalidInputException(Problem.missing(
                    "--" + InferenceCommands.LOGITS, "contradicts the second sigmoid of --reproduce-original"));
        }
        SubjectRequest request = InferenceArguments.subject(arguments);
        InferenceArguments.protocol(arguments, Protocol.standard());
        return engines.run(arguments, (engine, device) -> predict(arguments, operands, request, engine, device));
    }

    private ExitCode predict(
            Arguments arguments, List<String> operands, SubjectRequest request, Engine engine, String device) {
        OriginalDefects defects = OriginalDefects.of(arguments);
        Subject subject = loader.load(Path.of(operands.get(0)), request);
        Protocol protocol = InferenceArguments.protocol(arguments, Protocol.standard(), subject);
        List<Path> files =
                operands.subList(1, operands.size()).stream().map(Path::of).toList();
        LogMel logMel = new LogMel(subject.frontEnd());
        ClipPieces pieces = new ClipPieces(protocol, logMel, subject.inputSize());
        RecordingReader reader = new RecordingReader(
                defects.readAt(subject.frontEnd().sampleRate()),
                InferenceArguments.fullScale(arguments, Int16Scale.TWO_TO_THE_15));
        int top = arguments.positive(InferenceCommands.TOP).orElse(TOP);
        boolean logits = arguments.has(InferenceCommands.LOGITS);
        Optional<PredictionFolder> folder =
                arguments.output().map(path -> new PredictionFolder(directory(path), subject.vocabulary(), top));
        boolean draws = !logits && !arguments.has(InferenceCommands.ARRAYS_ONLY);
        ScoreForm form = logits ? ScoreForm.LOGITS : defects.form();
        int batch = InferenceArguments.batchSize(arguments);
        ObjectNode tree = describe(subject, protocol);
        try (Judge judge = new Judge(
                SubjectLearner.of(subject, engine, device),
                subject.activation(),
                form,
                batch,
                arguments.has(InferenceCommands.ATTENTION))) {
            new Predictor(judge, pieces, subject.inputSize(), batch)
                    .predict(files.size(), i -> reader.read(files.get(i)), (recording, scores) -> {
                        show(recording, scores, subject, top, tree);
                        folder.ifPresent(to -> {
                            to.add(recording, scores);
                            if (draws) {
                                to.draw(recording, scores, spectrogram(logMel, recording), subject.frontEnd());
                            }
                        });
                    });
        }
        folder.ifPresent(PredictionFolder::finish);
        tell(subject);
        if (console.json()) {
            console.print(tree);
        }
        return ExitCode.DONE;
    }

    private static Path directory(Path path) {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new InvalidInputException(Problem.of("--output", path, "is a file; predict writes into a folder"));
        }
        return path;
    }

    private static FloatArray spectrogram(LogMel logMel, Recording recording) {
        float[] values = logMel.compute(recording.samples());
        int bands = logMel.frontEnd().melBins();
        return new FloatArray(values, values.length / bands, bands);
    }

    private void tell(Subject subject) {
        if (!console.json() && !subject.notes().isEmpty()) {
            console.warn("about " + subject.file() + ": " + String.join("; ", subject.notes()) + ".");
        }
    }

    private void show(Recording recording, ClipScores scores, Subject subject, int top, ObjectNode tree) {
        List<RankedLabel> labels = RankedLabel.top(scores.clipwise(), subject.vocabulary(), top);
        RankedLabels.show(console, recording, labels, tree);
    }

    private static ObjectNode describe(Subject subject, Protocol protocol) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("checkpoint", subject.file().toString());
        tree.put("model", subject.choice().name());
        tree.set("modelOptions", OptionsTree.of(subject.choice().options()));
        tree.set("frontEnd", OptionsTree.of(subject.frontEnd()));
        tree.put("activation", OptionsTree.id(subject.activation()));
        tree.set("protocol", OptionsTree.of(protocol));
        subject.notes().forEach(tree.putArray("notes")::add);
        return tree;
    }
}
