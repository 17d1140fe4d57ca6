package org.earmark.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.earmark.core.checkpoint.CheckpointReader;
import org.earmark.core.checkpoint.WeightAverage;
import org.earmark.core.evaluate.ProtocolEvaluator;
import org.earmark.core.evaluate.ProtocolResult;
import org.earmark.core.evaluate.TestData;
import org.earmark.core.evaluate.Waterfall;
import org.earmark.core.evaluate.WaterfallRow;
import org.earmark.core.judge.Judge;
import org.earmark.core.predict.CellFolder;
import org.earmark.core.predict.Subject;
import org.earmark.core.predict.SubjectLoader;
import org.earmark.core.predict.SubjectRequest;
import org.earmark.core.protocol.Protocol;
import org.earmark.formats.array.TypedArray;
import org.earmark.spi.error.DataException;

/** Evaluates the weights of a cell, or one checkpoint, under one protocol after the other. */
final class WaterfallRun {
    /** The original's number of shifted views. */
    static final int VIEWS = 10;

    private static final Optional<Boolean> YES = Optional.of(true);
    private static final Optional<Boolean> NO = Optional.of(false);

    private final ProtocolEvaluator evaluator;
    private final TestData data;
    private final Function<Subject, Judge> judges;
    private final int views;
    private final List<WaterfallRow> rows = new ArrayList<>();

    WaterfallRun(ProtocolEvaluator evaluator, TestData data, Function<Subject, Judge> judges, int views) {
        this.evaluator = evaluator;
        this.data = data;
        this.judges = judges;
        this.views = views;
    }

    /** @param plain the protocol of one view that all others differ from */
    Waterfall of(SubjectLoader loader, Optional<CellFolder> folder, Subject subject, Protocol plain) {
        if (folder.isEmpty()) {
            // Who chose a checkpoint of another program, and by what, no tensor tells.
            add("the checkpoint", "given", subject, Optional.empty(), plain);
            varied("the checkpoint", "given", subject, Optional.empty(), plain);
        } else {
            cell(loader, folder.get(), plain);
        }
        return new Waterfall(data.primaryMetric(), data.size(), rows);
    }

    private void cell(SubjectLoader loader, CellFolder folder, Protocol plain) {
        Path checkpoints = folder.attempt().resolve("checkpoints");
        Optional<Subject> last = load(loader, checkpoints.resolve("latest.safetensors"));
        last.ifPresent(subject -> add("last epoch", "latest", subject, NO, plain));
        load(loader, checkpoints.resolve("best-validation.safetensors"))
                .ifPresent(subject -> add("best on validation", "best-validation", subject, NO, plain));
        Optional<Subject> best = load(loader, checkpoints.resolve("best.safetensors"));
        best.ifPresent(subject -> add("best on test", "best", subject, YES, plain));
        List<Path> kept = kept(checkpoints);
        if (kept.size() >= 2) {
            Subject mean = mean(loader, folder, kept);
            add("mean of the weights of " + kept.size() + " epochs", "average", mean, YES, plain);
            varied("mean of weights", "average", mean, YES, plain);
            ensemble(loader, kept, plain.withViews(views));
        } else if (best.isPresent()) {
            varied("best on test", "best", best.get(), YES, plain);
        } else {
            varied("last epoch", "latest", last.orElseThrow(() -> none(folder)), NO, plain);
        }
    }

    private static DataException none(CellFolder folder) {
        return new DataException("The cell in " + folder.attempt() + " has no checkpoint. Run it first.");
    }

    /** The same weights by protocols that are not the plain one. */
    private void varied(String name, String weights, Subject subject, Optional<Boolean> selected, Protocol plain) {
        protocol(name + ", " + views + " views", weights, subject, selected, plain.withViews(views));
        if (subject.inputSize().isPresent()) {
            protocol(name + ", repeat mode", weights, subject, selected, plain.withRepeatMode(true));
        }
    }

    private void add(String name, String weights, Subject subject, Optional<Boolean> selected, Protocol plain) {
        protocol(name + ", one view", weights, subject, selected, plain);
    }

    private void protocol(String name, String weights, Subject subject, Optional<Boolean> selected, Protocol protocol) {
        ProtocolResult result = result(subject, protocol);
        rows.add(new WaterfallRow(
                name, weights, selected, 1, protocol.views(), protocol.repeatMode(), result.metrics()));
    }

    private ProtocolResult result(Subject subject, Protocol protocol) {
        try (Judge judge = judges.apply(subject)) {
            return evaluator.evaluate(judge, protocol);
        }
    }

    private void ensemble(SubjectLoader loader, List<Path> kept, Protocol protocol) {
        List<ProtocolResult> members = new ArrayList<>();
        for (Path file : kept) {
            members.add(result(loader.load(file, SubjectRequest.none()), protocol));
        }
        ProtocolResult mean = ProtocolResult.ensemble(members, data);
        rows.add(new WaterfallRow(
                "ensemble of " + kept.size() + " epochs, " + protocol.views() + " views",
                "epochs",
                YES,
                kept.size(),
                protocol.views(),
                false,
                mean.metrics()));
    }

    private static Subject mean(SubjectLoader loader, CellFolder folder, List<Path> kept) {
        List<Map<String, TypedArray>> members = new ArrayList<>();
        kept.forEach(file -> members.add(CheckpointReader.read(file).tensors()));
        Map<String, TypedArray> mean = new LinkedHashMap<>();
        WeightAverage.of(members).forEach((name, values) -> mean.put(name, TypedArray.of(values)));
        return loader.ofCell(folder, folder.attempt().resolve("checkpoints").resolve("average"), mean);
    }

    private static Optional<Subject> load(SubjectLoader loader, Path file) {
        return Files.isRegularFile(file) ? Optional.of(loader.load(file, SubjectRequest.none())) : Optional.empty();
    }

    private static List<Path> kept(Path checkpoints) {
        try (Stream<Path> entries = Files.list(checkpoints)) {
            return entries.filter(file -> file.getFileName().toString().matches("epoch-\\d+\\.safetensors"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new DataException("Cannot read " + checkpoints + ": " + e + ".", e);
        }
    }
}
