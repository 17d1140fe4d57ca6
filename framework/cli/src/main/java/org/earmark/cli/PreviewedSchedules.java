package org.earmark.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earmark.analysis.schedule.EffectiveRate;
import org.earmark.analysis.schedule.TrainingLength;
import org.earmark.core.config.Assignment;
import org.earmark.core.options.CanonicalJson;
import org.earmark.core.options.OptionsBinder;
import org.earmark.core.options.OptionsTree;
import org.earmark.core.plan.Cell;
import org.earmark.core.plan.CellSpec;
import org.earmark.core.plugin.Creation;
import org.earmark.core.plugin.PluginRegistry;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.DatasetContext;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problem;
import org.earmark.spi.error.Problems;
import org.earmark.spi.schedule.LearningRateSchedule;
import org.earmark.spi.schedule.ScheduleFactory;

/** The schedules that a user wants to see. */
final class PreviewedSchedules {
    private static final int USUAL_BATCH = 32;
    private static final int USUAL_EPOCHS = 100;
    private static final double USUAL_RATE = 1e-3;

    private final Planning planning;
    private final PluginRegistry plugins;
    private final GlobalOptions options;

    @Inject
    PreviewedSchedules(Planning planning, PluginRegistry plugins, GlobalOptions options) {
        this.planning = planning;
        this.plugins = plugins;
        this.options = options;
    }

    /** Those of the cells of an experiment, each once. */
    List<EffectiveRate> ofExperiment(Path file, Arguments arguments) {
        Optional<Integer> clips = arguments.positive(Commands.CLIPS);
        Map<String, EffectiveRate> distinct = new LinkedHashMap<>();
        for (Cell cell : planning.plan(file, arguments).cells()) {
            EffectiveRate rate = of(cell.spec(), clips);
            // Folds may differ by a few clips; that is no schedule of its own.
            distinct.putIfAbsent(
                    rate.name()
                            + rate.baseRate()
                            + rate.length().epochs()
                            + rate.length().batchSize(),
                    rate);
        }
        return List.copyOf(distinct.values());
    }

    private EffectiveRate of(CellSpec spec, Optional<Integer> clips) {
        LearningRateSchedule schedule = Creation.schedule(
                plugins.schedule(spec.schedule().name()), spec.schedule().options());
        return new EffectiveRate(
                name(spec.schedule().name(), spec.schedule().options()),
                schedule,
                spec.optimizer().learningRate(),
                new TrainingLength(
                        clips.orElseGet(() -> trainingClips(spec)),
                        spec.training().batchSize(),
                        spec.training().epochs()));
    }

    private int trainingClips(CellSpec spec) {
        AudioDataset dataset = Creation.dataset(
                plugins.dataset(spec.dataset().name()),
                spec.dataset().options(),
                new DatasetContext(Optional.ofNullable(
                        options.dataRoots().get(spec.dataset().name()))));
        return dataset.partition(spec.fold()).train().length;
    }

    /** Those named on the command line, without any data. */
    List<EffectiveRate> ofOptions(Arguments arguments) {
        if (!arguments.has(Commands.SCHEDULE) || !arguments.has(Commands.CLIPS)) {
            throw new InvalidInputException(Problem.missing(
                    "", "without an experiment, give --schedule NAME and --clips N, the number of training clips"));
        }
        TrainingLength length = new TrainingLength(
                arguments.positive(Commands.CLIPS).orElseThrow(),
                arguments.positive(Commands.BATCH_SIZE).orElse(USUAL_BATCH),
                arguments.positive(Commands.EPOCHS).orElse(USUAL_EPOCHS));
        double baseRate = arguments
                .value(Commands.LEARNING_RATE)
                .map(PreviewedSchedules::rate)
                .orElse(USUAL_RATE);
        List<EffectiveRate> rates = new ArrayList<>();
        for (String text : arguments.values(Commands.SCHEDULE)) {
            rates.add(named(text, baseRate, length));
        }
        return rates;
    }

    private EffectiveRate named(String text, double baseRate, TrainingLength length) {
        JsonNode value = Assignment.parse("schedule=" + text).value();
        ObjectNode tree =
                value instanceof ObjectNode mapping ? mapping.deepCopy() : JsonNodeFactory.instance.objectNode();
        String name = value.isObject() ? tree.path("name").asText() : value.asText();
        tree.remove("name");
        ScheduleFactory<?> factory = plugins.schedule(name);
        Problems problems = new Problems();
        Optional<? extends Record> bound = OptionsBinder.bind(tree, factory.defaults(), problems);
        problems.throwIfAny();
        Record chosen = bound.orElseThrow();
        return new EffectiveRate(name(name, chosen), Creation.schedule(factory, chosen), baseRate, length);
    }

    private static double rate(String text) {
        try {
            double rate = Double.parseDouble(text);
            if (rate > 0 && Double.isFinite(rate)) {
                return rate;
            }
        } catch (NumberFormatException e) {
            // Told below, together with numbers that are no rates.
        }
        throw new InvalidInputException(Problem.of("--" + Commands.LEARNING_RATE, text, "must be a number above 0"));
    }

    private static String name(String name, Record options) {
        return name + " " + CanonicalJson.write(OptionsTree.of(options));
    }
}
