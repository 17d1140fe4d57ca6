package org.earmark.cli;

import jakarta.inject.Inject;
import java.nio.file.Path;
import org.earmark.analysis.audit.Audit;
import org.earmark.analysis.audit.AuditJson;
import org.earmark.cli.audit.AuditRunner;
import org.earmark.cli.audit.AuditText;
import org.earmark.cli.audit.CheckpointScores;
import org.earmark.core.audit.ClaimsFile;
import org.earmark.core.audit.ClaimsReader;
import org.earmark.core.predict.SubjectLoader;
import org.earmark.core.run.RunStore;
import org.earmark.report.AuditHtml;

/** {@code earmark audit}: holds published numbers against what is there to measure them on. */
final class AuditCommand implements Command {
    private final GlobalOptions options;
    private final Console console;
    private final RunStore store;
    private final InferenceEngine engines;
    private final SubjectLoader loader;
    private final EvaluationSubject subjects;

    @Inject
    AuditCommand(
            GlobalOptions options,
            Console console,
            RunStore store,
            InferenceEngine engines,
            SubjectLoader loader,
            EvaluationSubject subjects) {
        this.options = options;
        this.console = console;
        this.store = store;
        this.engines = engines;
        this.loader = loader;
        this.subjects = subjects;
    }

    @Override
    public ExitCode run(Arguments arguments) throws InterruptedException {
        Path file = Path.of(arguments.operand()).toAbsolutePath().normalize();
        ClaimsFile claims = ClaimsReader.read(file);
        boolean models = claims.evidence().stream().anyMatch(source -> source.kind() == ClaimsFile.Kind.CHECKPOINT);
        // Without checkpoints no engine is needed, which takes seconds to load.
        return models
                ? engines.run(
                        arguments,
                        (engine, device) ->
                                audit(claims, file, new CheckpointEvidence(loader, subjects, engine, device)))
                : audit(claims, file, (source, checkpoint) -> {
                    throw new IllegalStateException("no evidence is a checkpoint");
                });
    }

    private ExitCode audit(ClaimsFile claims, Path file, CheckpointScores checkpoints) {
        Audit audit = AuditRunner.run(
                claims, file.getParent(), options.dataRoots(), options.output(), store::isGone, checkpoints);
        Path page = AuditHtml.write(options.output(), audit);
        if (console.json()) {
            console.print(AuditJson.of(audit).put("report", page.toString()));
            return ExitCode.DONE;
        }
        Table table = new Table(AuditText.HEADER);
        audit.rows().forEach(row -> table.add(AuditText.row(row)));
        console.print(table.lines());
        console.print("");
        console.print(AuditText.remarks(audit));
        console.print("Report: " + page);
        return ExitCode.DONE;
    }
}
