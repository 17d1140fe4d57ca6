package org.earmark.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.earmark.cli.audit.CheckpointScores;
import org.earmark.core.audit.ClaimsFile;
import org.earmark.core.audit.ScoreEvidence;
import org.earmark.core.evaluate.ProtocolEvaluator;
import org.earmark.core.evaluate.ProtocolResult;
import org.earmark.core.evaluate.TestData;
import org.earmark.core.features.LogMel;
import org.earmark.core.judge.Judge;
import org.earmark.core.predict.FrontEndRequest;
import org.earmark.core.predict.Subject;
import org.earmark.core.predict.SubjectLoader;
import org.earmark.core.predict.SubjectRequest;
import org.earmark.core.protocol.Protocol;
import org.earmark.core.protocol.ShortClips;
import org.earmark.spi.engine.Engine;
import org.earmark.spi.loss.Activation;

/** Judges the checkpoints that claims name, as {@code earmark evaluate} does. */
final class CheckpointEvidence implements CheckpointScores {
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
    public Evaluated evaluate(ClaimsFile.Source source, Path checkpoint) {
        Subject subject = loader.load(
                checkpoint, new SubjectRequest(FrontEndRequest.none(), Optional.empty(), activation(source)));
        TestData data = subjects.data(subject, source.dataset(), source.fold(), Optional.empty());
        Protocol protocol = protocol(source, subject);
        ProtocolEvaluator evaluator = new ProtocolEvaluator(
                data, new LogMel(subject.frontEnd()), subject.inputSize(), InferenceArguments.BATCH);
        ProtocolResult result;
        try (Judge judge = EvaluateCommand.judge(subject, engine, device, InferenceArguments.BATCH)) {
            result = evaluator.evaluate(judge, protocol);
        }
        return new Evaluated(
                new ScoreEvidence(data.ids(), result.clipwise(), data.targets(), List.of(), List.of()),
                provenance(source, subject, data, protocol));
    }

    private static Protocol protocol(ClaimsFile.Source source, Subject subject) {
        // Clips come fitted to the length of the layout, so nothing is left to be filled.
        Protocol usual = subject.cell()
                .map(cell -> cell.spec())
                .map(spec -> spec.evaluation().protocol(spec.audio().seconds()))
                .orElse(Protocol.standard().withShortClips(ShortClips.STRETCH));
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
                + (protocol.views() == 1 ? " view" : " views"));
    }
}
