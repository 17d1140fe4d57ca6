package org.earmark.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earmark.core.audio.Int16Scale;
import org.earmark.core.features.LogMel;
import org.earmark.core.judge.Judge;
import org.earmark.core.judge.Predictor;
import org.earmark.core.judge.ScoreForm;
import org.earmark.core.localize.ClassMapping;
import org.earmark.core.localize.EventClass;
import org.earmark.core.localize.Heatmap;
import org.earmark.core.localize.Localizer;
import org.earmark.core.localize.ThresholdTuning;
import org.earmark.core.metrics.events.EventTables;
import org.earmark.core.metrics.events.GroundTruth;
import org.earmark.core.metrics.events.IntersectionCriteria;
import org.earmark.core.metrics.events.LabelledEvent;
import org.earmark.core.predict.LabelFile;
import org.earmark.core.predict.RecordingReader;
import org.earmark.core.predict.Subject;
import org.earmark.core.predict.SubjectLearner;
import org.earmark.core.predict.SubjectLoader;
import org.earmark.core.protocol.ClipPieces;
import org.earmark.core.protocol.Protocol;
import org.earmark.core.protocol.ShortClips;
import org.earmark.formats.clips.ClipHeatmap;
import org.earmark.spi.data.FrontEnd;
import org.earmark.spi.data.Vocabulary;
import org.earmark.spi.engine.Engine;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problem;

/** {@code earmark localize}: events with onset and offset, from recordings or from the original's heat-map files. */
final class LocalizeCommand implements Command {
    private static final String IDENTITY = "identity";
    private static final String DESED = "desed";

    private final SubjectLoader loader;
    private final InferenceEngine engines;
    private final Console console;

    @Inject
    LocalizeCommand(SubjectLoader loader, InferenceEngine engines, Console console) {
        this.loader = loader;
        this.engines = engines;
        this.console = console;
    }

    @Override
    public ExitCode run(Arguments arguments) throws InterruptedException {
        List<String> operands = arguments.operands(1);
        arguments.requiredOutput("the table of events, for example events.tsv");
        if (operands.stream().allMatch(operand -> operand.endsWith(".npy"))) {
            Optional<Vocabulary> labels =
                    arguments.value(InferenceOptions.LABELS).map(Path::of).map(LabelFile::read);
            List<Heatmap> maps = read(arguments, operands);
            Vocabulary vocabulary =
                    labels.orElseGet(() -> LabelFile.numbered(maps.get(0).classes()));
            return localize(arguments, maps, vocabulary);
        }
        if (operands.size() < 2) {
            throw new InvalidInputException(Problem.of(
                    "",
                    operands.get(0),
                    "is alone; give a checkpoint and recordings, or heat-map files that end with .npy"));
        }
        return engines.run(arguments, (engine, device) -> judge(arguments, operands, engine, device));
    }

    private static List<Heatmap> read(Arguments arguments, List<String> files) {
        FrontEnd standard = FrontEnd.standard();
        int rate = arguments.positive(InferenceOptions.SAMPLE_RATE).orElse(standard.sampleRate());
        int hop = arguments.positive(InferenceOptions.HOP).orElse(rate / 100);
        List<Heatmap> maps = new ArrayList<>();
        for (String file : files) {
            for (ClipHeatmap clip : ClipHeatmap.read(Path.of(file))) {
                maps.add(Heatmap.ofOriginal(clip.name(), clip.framewise(), clip.realLength(), rate, hop));
            }
        }
        if (maps.isEmpty()) {
            throw new InvalidInputException(Problem.missing("", "the heat-map files hold no clip"));
        }
        return maps;
    }

    private ExitCode judge(Arguments arguments, List<String> operands, Engine engine, String device) {
        Subject subject = loader.load(Path.of(operands.get(0)), InferenceArguments.subject(arguments));
        Protocol protocol =
                InferenceArguments.protocol(arguments, Protocol.standard().withShortClips(ShortClips.ZERO), subject);
        List<Path> files =
                operands.subList(1, operands.size()).stream().map(Path::of).toList();
        ClipPieces pieces = new ClipPieces(protocol, new LogMel(subject.frontEnd()), subject.inputSize());
        RecordingReader reader = new RecordingReader(
                subject.frontEnd().sampleRate(), InferenceArguments.fullScale(arguments, Int16Scale.LARGEST_VALUE));
        int batch = InferenceArguments.batchSize(arguments);
        List<Heatmap> maps = new ArrayList<>();
        try (Judge judge = new Judge(
                SubjectLearner.of(subject, engine, device),
                subject.activation(),
                ScoreForm.PROBABILITIES,
                batch,
                false)) {
            new Predictor(judge, pieces, subject.inputSize(), batch)
                    .predict(
                            files.size(),
                            i -> reader.read(files.get(i)),
                            (recording, scores) -> maps.add(Heatmap.of(
                                    recording.name(),
                                    scores,
                                    recording.samples().length,
                                    recording.seconds(),
                                    subject.frontEnd())));
        }
        return localize(arguments, maps, subject.vocabulary());
    }

    private ExitCode localize(Arguments arguments, List<Heatmap> maps, Vocabulary vocabulary) {
        ClassMapping mapping = tuned(arguments, mapping(arguments, vocabulary), maps);
        Localizer localizer = new Localizer(mapping);
        List<LabelledEvent> events = new ArrayList<>();
        Map<String, Double> durations = new LinkedHashMap<>();
        for (Heatmap map : maps) {
            events.addAll(localizer.events(map));
            durations.put(map.file(), map.seconds());
        }
        EventTables.writeEvents(arguments.requiredOutput("the table of events"), events);
        arguments
                .value(InferenceCommands.DURATIONS)
                .ifPresent(file -> EventTables.writeDurations(Path.of(file), durations));
        show(mapping, events, maps.size());
        return ExitCode.DONE;
    }

    private static ClassMapping mapping(Arguments arguments, Vocabulary vocabulary) {
        String name = arguments.value(InferenceCommands.MAPPING).orElse("");
        double threshold = arguments.number(InferenceCommands.THRESHOLD).orElse(0.5);
        ClassMapping mapping =
                switch (name) {
                    case "" -> ClassMapping.usual(vocabulary);
                    case IDENTITY -> ClassMapping.identity(vocabulary, threshold);
                    case DESED -> ClassMapping.desed();
                    default -> ClassMapping.read(Path.of(name), vocabulary);
                };
        if (arguments.has(InferenceCommands.THRESHOLD)) {
            int count = mapping.classes().size();
            return mapping.withThresholds(Collections.nCopies(count, threshold));
        }
        return mapping;
    }

    private static ClassMapping tuned(Arguments arguments, ClassMapping mapping, List<Heatmap> maps) {
        if (!arguments.has(InferenceCommands.TUNE)) {
            return mapping;
        }
        Map<String, Double> durations = new LinkedHashMap<>();
        maps.forEach(map -> durations.put(map.file(), map.seconds()));
        Path annotations = Path.of(arguments.value(InferenceCommands.TUNE).orElseThrow());
        GroundTruth truth = new GroundTruth(EventTables.readEvents(annotations), durations);
        ClassMapping tuned = ThresholdTuning.tune(mapping, maps, truth, IntersectionCriteria.DESED);
        arguments.value(InferenceCommands.MAPPING_OUT).ifPresent(file -> TextFiles.write(Path.of(file), tuned.write()));
        return tuned;
    }

    private void show(ClassMapping mapping, List<LabelledEvent> events, int recordings) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (EventClass one : mapping.classes()) {
            counts.put(
                    one.label(),
                    events.stream()
                            .filter(event -> event.label().equals(one.label()))
                            .count());
        }
        if (console.json()) {
            ObjectNode tree = JsonNodeFactory.instance.objectNode();
            tree.put("recordings", recordings).put("events", events.size());
            ArrayNode classes = tree.putArray("classes");
            mapping.classes().forEach(one -> classes.addObject()
                    .put("label", one.label())
                    .put("threshold", one.threshold())
                    .put("events", counts.get(one.label())));
            console.print(tree);
            return;
        }
        Table table = new Table(List.of("class", "threshold", "events"));
        mapping.classes()
                .forEach(one -> table.add(List.of(
                        one.label(), String.valueOf(one.threshold()), String.valueOf(counts.get(one.label())))));
        console.print(events.size() + " events in " + recordings + " recordings");
        console.print(table.lines());
    }
}
