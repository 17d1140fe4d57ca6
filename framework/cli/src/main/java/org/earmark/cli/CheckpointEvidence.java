package org.earmark.cli;

import java.util.List;
import java.util.Optional;
import org.earmark.cli.audit.CheckpointScores;
import org.earmark.core.audit.ClaimsFile;
import org.earmark.core.audit.EvidenceFiles;
import org.earmark.core.evaluate.TestData;
import org.earmark.core.features.LogMel;
import org.earmark.core.judge.Judge;
import org.earmark.core.judge.Predictor;
import org.earmark.core.localize.ClassMapping;
import org.earmark.core.predict.FrontEndRequest;
import org.earmark.core.predict.Subject;
import org.earmark.core.predict.SubjectLoader;
import org.earmark.core.predict.SubjectRequest;
import org.earmark.core.protocol.ClipPieces;
import org.earmark.core.protocol.Protocol;
import org.earmark.spi.engine.Engine;
import org.earmark.spi.loss.Activation;

/** Judges the checkpoints that claims name, as {@code earmark evaluate} does. */
final class CheckpointEvidence implements CheckpointScores {
    /** As {@code earmark localize} has it where no mapping says otherwise. */
    private static final double THRESHOLD = 0.5;

    private final SubjectLoader loader;
    private final EvaluationSubject subjects;
    private final Engine engine;
    private final String device;

    CheckpointEvidence(SubjectLoader loader, EvaluationSubject subjects, Engine engine, String device) {
        this.loader = loader;
        this.subjects = subjects;
        this.engine = engine;
        this.device = device;
    }

    @Override
    public Evaluated evaluate(ClaimsFile.Source source, EvidenceFiles files) {
        Subject subject = loader.load(
                files.find(source.checkpoint().orElseThrow()).path(),
                new SubjectRequest(FrontEndRequest.none(), Optional.empty(), activation(source)));
        TestData data = source.mapping().isPresent()
                ? subjects.otherClasses(subject, source.dataset(), source.fold())
                : subjects.data(subject, source.dataset(), source.fold(), Optional.empty());
        Protocol protocol = protocol(source, subject);
        HeardClips heard = new HeardClips(data, subject, mapping(source, files, subject, data));
        ClipPieces pieces = new ClipPieces(protocol, new LogMel(subject.frontEnd()), subject.inputSize());
        try (Judge judge = EvaluateCommand.judge(subject, engine, device, InferenceArguments.BATCH)) {
            new Predictor(judge, pieces, subject.inputSize(), InferenceArguments.BATCH)
                    .predict(data.size(), data::recording, heard::add);
        }
        return new Evaluated(
                source.mapping().isPresent() ? Optional.empty() : Optional.of(heard.scores()),
                heard.events(),
                provenance(source, subject, data, protocol));
    }

    /** Without a word about it, every class is for itself. */
    private static ClassMapping mapping(ClaimsFile.Source source, EvidenceFiles files, Subject subject, TestData data) {
        return source.mapping()
                .map(name -> switch (name) {
                    case "desed" -> ClassMapping.desed();
                    case "identity" -> ClassMapping.identity(subject.vocabulary(), THRESHOLD);
                    default -> ClassMapping.read(files.find(name).path(), subject.vocabulary());
                })
                .orElseGet(() -> ClassMapping.identity(data.vocabulary(), THRESHOLD));
    }

    private static Protocol protocol(ClaimsFile.Source source, Subject subject) {
        Protocol usual = EvaluationSubject.protocol(subject);
        return source.views().map(usual::withViews).orElse(usual);
    }

    private static Optional<Activation> activation(ClaimsFile.Source source) {
        return source.scoresAre()
                .map(kind -> kind == ClaimsFile.ScoreKind.SOFTMAX_LOGITS ? Activation.SOFTMAX : Activation.SIGMOID);
    }

    private static List<String> provenance(
            ClaimsFile.Source source, Subject subject, TestData data, Protocol protocol) {
        String name = source.dataset()
                .or(() -> subject.cell().map(cell -> cell.spec().dataset().name()))
                .orElse("");
        Optional<String> fold = source.fold()
                .or(() -> subject.cell().flatMap(cell -> cell.spec().fold()));
        return List.of("judged on " + data.size() + " test clips of " + name
                + fold.map(part -> ", fold " + part).orElse("") + ", " + protocol.views()
                + (protocol.views() == 1 ? " view" : " views")
                + source.mapping().map(table -> ", classes mapped by " + table).orElse(""));
    }
}
