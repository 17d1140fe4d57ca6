package org.earmark.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.earmark.core.audio.Int16Scale;
import org.earmark.core.evaluate.ProtocolEvaluator;
import org.earmark.core.evaluate.ProtocolResult;
import org.earmark.core.evaluate.TestData;
import org.earmark.core.features.LogMel;
import org.earmark.core.judge.Judge;
import org.earmark.core.judge.Predictor;
import org.earmark.core.judge.Recording;
import org.earmark.core.predict.PredictionFolder;
import org.earmark.core.predict.RankedLabel;
import org.earmark.core.predict.RecordingReader;
import org.earmark.core.predict.Subject;
import org.earmark.core.predict.SubjectLoader;
import org.earmark.core.predict.SubjectRequest;
import org.earmark.core.protocol.ClipPieces;
import org.earmark.core.protocol.ClipScores;
import org.earmark.core.protocol.Protocol;
import org.earmark.core.protocol.ShortClips;
import org.earmark.spi.engine.Engine;
import org.earmark.spi.error.DataException;

/** {@code earmark ensemble}: the mean of several models' scores, on recordings or on a data set. */
final class EnsembleCommand implements Command {
    private static final int TOP = 5;

    private final SubjectLoader loader;
    private final EvaluationSubject subjects;
    private final InferenceEngine engines;
    private final Console console;

    @Inject
    EnsembleCommand(SubjectLoader loader, EvaluationSubject subjects, InferenceEngine engines, Console console) {
        this.loader = loader;
        this.subjects = subjects;
        this.engines = engines;
        this.console = console;
    }

    @Override
    public ExitCode run(Arguments arguments) throws InterruptedException {
        if (arguments.operands().isEmpty()) {
            throw new DataException("The ensemble is empty: there is nothing to average. Name at least one checkpoint:"
                    + " earmark ensemble CHECKPOINT… --audio WAV…");
        }
        SubjectRequest request = InferenceArguments.subject(arguments);
        List<Subject> members = new ArrayList<>();
        for (String operand : arguments.operands()) {
            members.add(loader.load(subjects.locate(operand), request));
        }
        requireOneVocabulary(members);
        return engines.run(
                arguments,
                (engine, device) -> arguments.has(InferenceCommands.AUDIO)
                        ? predict(arguments, members, engine, device)
                        : evaluate(arguments, members, engine, device));
    }

    private static void requireOneVocabulary(List<Subject> members) {
        List<String> first = members.get(0).vocabulary().names();
        for (Subject member : members) {
            if (!member.vocabulary().names().equals(first)) {
                throw new DataException("The members of an ensemble judge different classes: "
                        + members.get(0).file() + " has " + first.size() + ", " + member.file() + " has "
                        + member.vocabulary().size() + " or names them differently. Give models of one task.");
            }
        }
    }

    private ExitCode evaluate(Arguments arguments, List<Subject> members, Engine engine, String device) {
        Protocol usual = Protocol.standard().withShortClips(ShortClips.STRETCH);
        int batch = InferenceArguments.batchSize(arguments);
        TestData data = subjects.data(members.get(0), arguments);
        List<ProtocolResult> results = new ArrayList<>();
        for (Subject member : members) {
            TestData own = subjects.data(member, arguments);
            if (!own.ids().equals(data.ids())) {
                throw new DataException("The members of the ensemble were tested on different clips: "
                        + members.get(0).file() + " and " + member.file() + ". Give cells of one data set and fold.");
            }
            ProtocolEvaluator evaluator =
                    new ProtocolEvaluator(own, new LogMel(member.frontEnd()), member.inputSize(), batch);
            try (Judge judge = EvaluateCommand.judge(member, engine, device, batch)) {
                results.add(evaluator.evaluate(judge, InferenceArguments.protocol(arguments, usual, member)));
            }
        }
        ProtocolResult mean = ProtocolResult.ensemble(results, data);
        EvaluateCommand.keep(arguments, data, mean, members.get(0));
        show(members, results, mean, data);
        return ExitCode.DONE;
    }

    private void show(List<Subject> members, List<ProtocolResult> results, ProtocolResult mean, TestData data) {
        if (console.json()) {
            ObjectNode tree = JsonNodeFactory.instance.objectNode();
            tree.put("clips", data.size());
            tree.set("metrics", EvaluateCommand.metrics(mean.metrics()));
            ArrayNode list = tree.putArray("members");
            for (int i = 0; i < members.size(); i++) {
                ObjectNode one =
                        list.addObject().put("checkpoint", members.get(i).file().toString());
                one.set("metrics", EvaluateCommand.metrics(results.get(i).metrics()));
            }
            console.print(tree);
            return;
        }
        String primary = data.primaryMetric();
        Table table = new Table(List.of("member", primary));
        for (int i = 0; i < members.size(); i++) {
            table.add(List.of(
                    members.get(i).file().toString(),
                    Numbers.text(results.get(i).metrics().get(primary))));
        }
        table.add(List.of("mean of the scores", Numbers.text(mean.metrics().get(primary))));
        console.print(data.size() + " clips");
        console.print(table.lines());
    }

    private ExitCode predict(Arguments arguments, List<Subject> members, Engine engine, String device) {
        List<Path> files =
                arguments.values(InferenceCommands.AUDIO).stream().map(Path::of).toList();
        List<List<ClipScores>> said = new ArrayList<>();
        List<Recording> recordings = new ArrayList<>();
        for (Subject member : members) {
            said.add(judged(arguments, member, files, engine, device, recordings));
        }
        int top = arguments.positive(InferenceCommands.TOP).orElse(TOP);
        Optional<PredictionFolder> folder = arguments
                .output()
                .map(path -> new PredictionFolder(path, members.get(0).vocabulary(), top));
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < files.size(); i++) {
            int place = i;
            ClipScores mean =
                    ClipScores.ensemble(said.stream().map(one -> one.get(place)).toList());
            Recording recording = recordings.get(i);
            folder.ifPresent(to -> to.add(recording, mean));
            RankedLabels.show(
                    console,
                    recording,
                    RankedLabel.top(mean.clipwise(), members.get(0).vocabulary(), top),
                    tree);
        }
        folder.ifPresent(PredictionFolder::finish);
        if (console.json()) {
            console.print(tree);
        }
        return ExitCode.DONE;
    }

    private static List<ClipScores> judged(
            Arguments arguments,
            Subject member,
            List<Path> files,
            Engine engine,
            String device,
            List<Recording> recordings) {
        int batch = InferenceArguments.batchSize(arguments);
        Protocol protocol = InferenceArguments.protocol(arguments, Protocol.standard(), member);
        RecordingReader reader = new RecordingReader(
                member.frontEnd().sampleRate(), InferenceArguments.fullScale(arguments, Int16Scale.TWO_TO_THE_15));
        ClipPieces pieces = new ClipPieces(protocol, new LogMel(member.frontEnd()), member.inputSize());
        List<ClipScores> all = new ArrayList<>();
        recordings.clear();
        try (Judge judge = EvaluateCommand.judge(member, engine, device, batch)) {
            new Predictor(judge, pieces, member.inputSize(), batch)
                    .predict(files.size(), i -> reader.read(files.get(i)), (recording, scores) -> {
                        // Only the name and the length are needed later.
                        recordings.add(new Recording(recording.name(), new float[0], recording.seconds()));
                        all.add(scores);
                    });
        }
        return all;
    }
}
