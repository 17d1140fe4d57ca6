package org.earmark.core.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.earmark.core.options.OptionsBinder;
import org.earmark.core.options.OptionsTree;
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

/** The form of an effective configuration in {@code cell.json} and in a cell's identity. */
final class CellSpecJson {
    private final PluginRegistry plugins;

    CellSpecJson(PluginRegistry plugins) {
        this.plugins = plugins;
    }

    static ObjectNode write(CellSpec spec) {
        return OptionsTree.of(spec);
    }

    /** @throws InvalidInputException with everything that is wrong */
    CellSpec read(JsonNode tree, Problems problems) {
        Optional<PluginChoice> dataset = choice(tree, "dataset", problems, name -> plugins.dataset(name));
        Optional<PluginChoice> model = choice(tree, "model", problems, name -> plugins.model(name));
        Optional<PluginChoice> loss = choice(tree, "loss", problems, name -> plugins.loss(name));
        Optional<PluginChoice> mixup = choice(tree, "mixup", problems, name -> plugins.mixup(name));
        Optional<PluginChoice> schedule = choice(tree, "schedule", problems, name -> plugins.schedule(name));
        Optional<PluginChoice> engine = choice(tree, "engine", problems, name -> plugins.engine(name));
        Optional<ClipLayout> audio = record(tree, "audio", ClipLayout.class, problems);
        Optional<FrontEnd> frontEnd = record(tree, "frontEnd", FrontEnd.class, problems);
        Optional<AdamWOptions> optimizer = record(tree, "optimizer", AdamWOptions.class, problems);
        Optional<TrainingOptions> training = record(tree, "training", TrainingOptions.class, problems);
        Optional<Start> start = record(tree, "start", Start.class, problems);
        Optional<Draws> draws = draws(tree, problems);
        Optional<EvaluationOptions> evaluation = tree.has("evaluation")
                ? evaluation(tree.path("evaluation"), problems)
                : Optional.of(EvaluationOptions.standard());
        problems.throwIfAny();
        return new CellSpec(
                dataset.orElseThrow(),
                audio.orElseThrow(),
                frontEnd.orElseThrow(),
                model.orElseThrow(),
                loss.orElseThrow(),
                mixup.orElseThrow(),
                schedule.orElseThrow(),
                engine.orElseThrow(),
                optimizer.orElseThrow(),
                training.orElseThrow(),
                start.orElseThrow(),
                draws.orElseThrow().fold(),
                draws.orElseThrow().seed(),
                evaluation.orElseThrow());
    }

    private record Draws(Optional<String> fold, long seed) {}

    private static Optional<Draws> draws(JsonNode tree, Problems problems) {
        ObjectNode both = JsonNodeFactory.instance.objectNode();
        both.set("fold", tree.path("fold"));
        both.set("seed", tree.path("seed"));
        return OptionsBinder.bind(both, Draws.class, problems);
    }

    private static <R extends Record> Optional<R> record(
            JsonNode tree, String section, Class<R> type, Problems problems) {
        Problems own = new Problems();
        Optional<R> result = OptionsBinder.bind(tree.path(section), type, own);
        problems.addAll(section, own.all());
        return result;
    }

    /** Options that are newer than the cell are as usual. */
    private static Optional<EvaluationOptions> evaluation(JsonNode node, Problems problems) {
        Problems own = new Problems();
        Optional<EvaluationOptions> options = OptionsBinder.bind(node, EvaluationOptions.standard(), own);
        problems.addAll("evaluation", own.all());
        return options;
    }

    private interface Lookup {
        Factory<?> factory(String name);
    }

    private static Optional<PluginChoice> choice(JsonNode tree, String section, Problems problems, Lookup lookup) {
        JsonNode node = tree.path(section);
        try {
            Factory<?> factory = lookup.factory(node.path("name").asText());
            String version = node.path("version").asText();
            if (!factory.version().equals(version)) {
                problems.add(Problem.of(
                        section + ".version",
                        version,
                        "was planned with another version of " + factory.name() + " than the " + factory.version()
                                + " installed here; plan again or install that version"));
            }
            Problems own = new Problems();
            Optional<? extends Record> options = OptionsBinder.bind(node.path("options"), factory.defaults(), own);
            problems.addAll(section + ".options", own.all());
            return options.map(record -> new PluginChoice(factory.name(), factory.version(), record));
        } catch (InvalidInputException e) {
            problems.addAll(section, e.problems());
            return Optional.empty();
        }
    }
}
