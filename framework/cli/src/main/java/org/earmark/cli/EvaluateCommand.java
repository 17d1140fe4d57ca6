package org.earmark.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.earmark.core.evaluate.ProtocolEvaluator;
import org.earmark.core.evaluate.ProtocolResult;
import org.earmark.core.evaluate.TestData;
import org.earmark.core.evaluate.Waterfall;
import org.earmark.core.evaluate.WaterfallRow;
import org.earmark.core.features.LogMel;
import org.earmark.core.judge.Judge;
import org.earmark.core.judge.ScoreForm;
import org.earmark.core.metrics.MetricSet;
import org.earmark.core.options.OptionsTree;
import org.earmark.core.predict.CellFolder;
import org.earmark.core.predict.Subject;
import org.earmark.core.predict.SubjectLearner;
import org.earmark.core.predict.SubjectLoader;
import org.earmark.core.predict.SubjectRequest;
import org.earmark.core.protocol.Protocol;
import org.earmark.formats.array.NpyFile;
import org.earmark.spi.engine.Engine;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problem;

/** {@code earmark evaluate}: a trained model on the test part of a data set, by one protocol or by all. */
final class EvaluateCommand implements Command {
    private final SubjectLoader loader;
    private final EvaluationSubject subjects;
    private final InferenceEngine engines;
    private final Console console;

    @Inject
    EvaluateCommand(SubjectLoader loader, EvaluationSubject subjects, InferenceEngine engines, Console console) {
        this.loader = loader;
        this.subjects = subjects;
        this.engines = engines;
        this.console = console;
    }

    @Override
    public ExitCode run(Arguments arguments) throws InterruptedException {
        Path path = subjects.locate(arguments.operand());
        SubjectRequest request = InferenceArguments.subject(arguments);
        requireOwnClips(path, arguments);
        Subject subject = load(path, request, arguments);
        Protocol protocol = InferenceArguments.protocol(arguments, EvaluationSubject.protocol(subject));
        TestData data = subjects.data(subject, arguments);
        return engines.run(
                arguments,
                (engine, device) -> arguments.has(InferenceCommands.WATERFALL)
                        ? waterfall(arguments, path, subject, data, protocol, engine, device)
                        : evaluate(arguments, subject, data, protocol, engine, device));
    }

    /** The protocols of a cell differ in what its test part has chosen, so they are compared on that part. */
    private static void requireOwnClips(Path path, Arguments arguments) {
        if (!arguments.has(InferenceCommands.WATERFALL)
                || CellFolder.around(path).isEmpty()) {
            return;
        }
        List.of(InferenceCommands.DATASET, InferenceCommands.FOLD, InferenceCommands.SPLIT).stream()
                .filter(arguments::has)
                .findFirst()
                .ifPresent(option -> {
                    throw new InvalidInputException(Problem.of(
                            "--" + option,
                            arguments.value(option).orElse(""),
                            "cannot be combined with --" + InferenceCommands.WATERFALL
                                    + ", which compares a cell's protocols on the clips that the cell was tested on"));
                });
    }

    private Subject load(Path path, SubjectRequest request, Arguments arguments) {
        if (path.toFile().isDirectory() && arguments.has(InferenceCommands.WEIGHTS)) {
            String name = arguments.value(InferenceCommands.WEIGHTS).orElseThrow();
            return loader.load(
                    CellFolder.around(path)
                            .map(folder -> folder.checkpoint(name))
                            .orElse(path),
                    request);
        }
        return loader.load(path, request);
    }

    private ExitCode evaluate(
            Arguments arguments, Subject subject, TestData data, Protocol protocol, Engine engine, String device) {
        int batch = InferenceArguments.batchSize(arguments);
        ProtocolEvaluator evaluator =
                new ProtocolEvaluator(data, new LogMel(subject.frontEnd()), subject.inputSize(), batch);
        ProtocolResult result;
        try (Judge judge = judge(subject, engine, device, batch)) {
            result = evaluator.evaluate(judge, protocol);
        }
        keep(arguments, data, result, subject);
        show(subject, data, protocol, result);
        return ExitCode.DONE;
    }

    static Judge judge(Subject subject, Engine engine, String device, int batch) {
        return new Judge(
                SubjectLearner.of(subject, engine, device),
                subject.activation(),
                ScoreForm.PROBABILITIES,
                batch,
                false);
    }

    /** Writes what {@code earmark score} reads. */
    static void keep(Arguments arguments, TestData data, ProtocolResult result, Subject subject) {
        arguments.value(InferenceCommands.PREDICTIONS).map(Path::of).ifPresent(folder -> {
            NpyFile.write(folder.resolve("clipwise.npy"), result.clipwise());
            NpyFile.write(folder.resolve("targets.npy"), data.targets());
            result.framewise().ifPresent(frames -> NpyFile.write(folder.resolve("framewise.npy"), frames.scores()));
            TextFiles.write(folder.resolve("clips.txt"), String.join("\n", data.ids()) + "\n");
            TextFiles.write(
                    folder.resolve("classes.txt"),
                    String.join("\n", subject.vocabulary().names()) + "\n");
        });
    }

    private void show(Subject subject, TestData data, Protocol protocol, ProtocolResult result) {
        if (console.json()) {
            ObjectNode tree = JsonNodeFactory.instance.objectNode();
            tree.put("checkpoint", subject.file().toString()).put("clips", data.size());
            tree.set("protocol", OptionsTree.of(protocol));
            tree.set("metrics", metrics(result.metrics()));
            tree.put("seconds", result.seconds());
            console.print(tree);
            return;
        }
        console.print(subject.file() + " on " + data.size() + " clips, " + protocol.views()
                + (protocol.views() == 1 ? " view" : " views"));
        Table table = new Table(List.of("metric", "value", "meaning"));
        MetricSet set = MetricSet.tagging();
        result.metrics()
                .forEach((name, value) -> table.add(
                        List.of(name, Numbers.text(value), set.metric(name).meaning())));
        console.print(table.lines());
    }

    static ObjectNode metrics(Map<String, Double> metrics) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        metrics.forEach((name, value) -> tree.set(name, Numbers.json(value)));
        return tree;
    }

    private ExitCode waterfall(
            Arguments arguments,
            Path path,
            Subject subject,
            TestData data,
            Protocol protocol,
            Engine engine,
            String device) {
        int batch = InferenceArguments.batchSize(arguments);
        ProtocolEvaluator evaluator =
                new ProtocolEvaluator(data, new LogMel(subject.frontEnd()), subject.inputSize(), batch);
        WaterfallRun run = new WaterfallRun(
                evaluator,
                data,
                one -> judge(one, engine, device, batch),
                arguments.has(InferenceOptions.VIEWS) ? protocol.views() : WaterfallRun.VIEWS);
        Waterfall waterfall = run.of(loader, CellFolder.around(path), subject, protocol.withViews(1));
        CellFolder.around(path)
                .ifPresent(folder -> TextFiles.write(
                        folder.attempt().resolve("waterfall.json"),
                        waterfall.json().toPrettyString() + "\n"));
        if (console.json()) {
            console.print(waterfall.json());
        } else {
            console.print(waterfall.clips() + " clips; " + waterfall.primaryMetric());
            Table table =
                    new Table(List.of("protocol", waterfall.primaryMetric(), "difference", "chosen on the test part"));
            for (WaterfallRow row : waterfall.rows()) {
                table.add(List.of(
                        row.name(),
                        Numbers.text(waterfall.primary(row)),
                        String.format(Locale.ROOT, "%+.4f", waterfall.difference(row)),
                        row.selectedOnTest().map(yes -> yes ? "yes" : "no").orElse("not known")));
            }
            console.print(table.lines());
        }
        return ExitCode.DONE;
    }
}
