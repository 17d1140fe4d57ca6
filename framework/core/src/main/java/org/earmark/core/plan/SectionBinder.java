package org.earmark.core.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.earmark.core.config.Labels;
import org.earmark.core.config.Section;
import org.earmark.core.options.OptionsBinder;
import org.earmark.core.plugin.PluginKind;
import org.earmark.core.plugin.PluginRegistry;
import org.earmark.core.protocol.EvaluationOptions;
import org.earmark.core.start.Start;
import org.earmark.spi.Factory;
import org.earmark.spi.data.ClipLayout;
import org.earmark.spi.data.FrontEnd;
import org.earmark.spi.engine.AdamWOptions;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problem;
import org.earmark.spi.error.Problems;

/**
 * Binds the sections of a configuration. Each distinct tree is bound once, because the cells of a grid share most of
 * their sections. Not thread-safe.
 */
final class SectionBinder {
    /** What is left of a configuration besides plugins and options. */
    record Draws(Optional<String> fold, long seed) {
        static final Draws STANDARD = new Draws(Optional.empty(), 0);
    }

    private static final String NAME = "name";

    private final PluginRegistry plugins;
    private final Map<List<Object>, Resolved<PluginChoice>> choices = new HashMap<>();
    private final Map<List<Object>, Resolved<ClipLayout>> layouts = new HashMap<>();
    private final Map<List<Object>, Resolved<FrontEnd>> frontEnds = new HashMap<>();
    private final Map<JsonNode, Resolved<AdamWOptions>> optimizers = new HashMap<>();
    private final Map<JsonNode, Resolved<TrainingOptions>> trainings = new HashMap<>();
    private final Map<JsonNode, Resolved<Draws>> draws = new HashMap<>();
    private final Map<JsonNode, Resolved<EvaluationOptions>> evaluations = new HashMap<>();

    SectionBinder(PluginRegistry plugins) {
        this.plugins = plugins;
    }

    /** @param usual the factory that is taken when the configuration names none */
    Resolved<PluginChoice> choice(Section section, ObjectNode tree, Optional<String> usual) {
        JsonNode node = section(section, tree);
        return choices.computeIfAbsent(
                List.of(section, node, usual),
                key -> Resolved.in(section.key(), own -> bind(section, node, usual, own)));
    }

    Resolved<ClipLayout> audio(ObjectNode tree, ClipLayout usual) {
        JsonNode node = section(Section.AUDIO, tree);
        return layouts.computeIfAbsent(
                List.of(node, usual),
                key -> Resolved.in(Section.AUDIO.key(), own -> OptionsBinder.bind(node, usual, own)));
    }

    Resolved<FrontEnd> frontEnd(ObjectNode tree, FrontEnd usual) {
        JsonNode node = section(Section.FRONT_END, tree);
        return frontEnds.computeIfAbsent(
                List.of(node, usual),
                key -> Resolved.in(Section.FRONT_END.key(), own -> OptionsBinder.bind(node, usual, own)));
    }

    Resolved<AdamWOptions> optimizer(ObjectNode tree) {
        return optimizers.computeIfAbsent(
                section(Section.OPTIMIZER, tree),
                node -> Resolved.in(
                        Section.OPTIMIZER.key(), own -> OptionsBinder.bind(node, AdamWOptions.standard(), own)));
    }

    Resolved<TrainingOptions> training(ObjectNode tree) {
        return trainings.computeIfAbsent(
                section(Section.TRAINING, tree),
                node -> Resolved.in(
                        Section.TRAINING.key(), own -> OptionsBinder.bind(node, TrainingOptions.standard(), own)));
    }

    /** The start as the configuration names it, its file unseen. */
    Resolved<Start> start(ObjectNode tree) {
        JsonNode node = tree.get(Section.START.key());
        return Resolved.in(Section.START.key(), own -> node == null ? Optional.of(Start.scratch()) : start(node, own));
    }

    private static Optional<Start> start(JsonNode node, Problems own) {
        if (node.asText().equals(Start.Kind.SCRATCH.key())) {
            return Optional.of(Start.scratch());
        }
        List<String> keys = Arrays.stream(Start.Kind.values())
                .filter(kind -> kind != Start.Kind.SCRATCH)
                .map(Start.Kind::key)
                .toList();
        if (!node.isObject() || node.size() != 1) {
            own.add("", Labels.of(node), "must be scratch, or one of " + keys + " with a file, such as {swin: FILE}");
            return Optional.empty();
        }
        String key = node.fieldNames().next();
        String file = node.get(key).asText("");
        if (!keys.contains(key)) {
            Problem problem = Problem.of(key, Labels.of(node.get(key)), "is no start; there are scratch and " + keys);
            own.add(Problems.nearest(key, keys).map(problem::suggesting).orElse(problem));
            return Optional.empty();
        }
        if (file.isEmpty()) {
            own.add(key, Labels.of(node.get(key)), "must be the path of a file");
            return Optional.empty();
        }
        return Optional.of(Start.of(Start.Kind.valueOf(key.toUpperCase(Locale.ROOT)), file));
    }

    Resolved<EvaluationOptions> evaluation(ObjectNode tree) {
        return evaluations.computeIfAbsent(
                section(Section.EVALUATION, tree),
                node -> Resolved.in(
                        Section.EVALUATION.key(), own -> OptionsBinder.bind(node, EvaluationOptions.standard(), own)));
    }

    Resolved<Draws> draws(ObjectNode tree) {
        ObjectNode both = JsonNodeFactory.instance.objectNode();
        for (Section section : List.of(Section.FOLD, Section.SEED)) {
            Optional.ofNullable(tree.get(section.key())).ifPresent(node -> both.set(section.key(), node));
        }
        return draws.computeIfAbsent(
                both, node -> Resolved.in("", own -> OptionsBinder.bind(node, Draws.STANDARD, own)));
    }

    private Optional<PluginChoice> bind(Section section, JsonNode node, Optional<String> usual, Problems own) {
        if (!node.isObject()) {
            own.add("", node, "must be a name, or a mapping with a name and options");
            return Optional.empty();
        }
        Optional<String> name =
                Optional.ofNullable(node.get(NAME)).map(JsonNode::asText).or(() -> usual);
        if (name.isEmpty()) {
            own.add(Problem.missing("", "is missing; name one of " + String.join(", ", plugins.names(kind(section)))));
            return Optional.empty();
        }
        try {
            Factory<?> factory = factory(section, name.get());
            ObjectNode options = ((ObjectNode) node).deepCopy();
            options.remove(NAME);
            return OptionsBinder.bind(options, factory.defaults(), own)
                    .map(record -> new PluginChoice(factory.name(), factory.version(), record));
        } catch (InvalidInputException e) {
            e.problems().forEach(own::add);
            return Optional.empty();
        }
    }

    private static PluginKind kind(Section section) {
        return PluginKind.valueOf(section.name());
    }

    private Factory<?> factory(Section section, String name) {
        return switch (section) {
            case DATASET -> plugins.dataset(name);
            case MODEL -> plugins.model(name);
            case LOSS -> plugins.loss(name);
            case MIXUP -> plugins.mixup(name);
            case SCHEDULE -> plugins.schedule(name);
            case ENGINE -> plugins.engine(name);
            default -> throw new IllegalArgumentException(section + " is no plugin");
        };
    }

    private static JsonNode section(Section section, ObjectNode tree) {
        JsonNode node = tree.get(section.key());
        return node == null ? JsonNodeFactory.instance.objectNode() : node;
    }
}
