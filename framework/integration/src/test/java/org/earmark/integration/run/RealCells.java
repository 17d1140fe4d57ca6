package org.earmark.integration.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Optional;
import org.earmark.core.options.OptionsBinder;
import org.earmark.core.plan.Cell;
import org.earmark.core.plan.CellId;
import org.earmark.core.plan.CellSpec;
import org.earmark.core.plan.PluginChoice;
import org.earmark.core.plan.TrainingOptions;
import org.earmark.core.plugin.Creation;
import org.earmark.core.plugin.PluginRegistry;
import org.earmark.core.protocol.EvaluationOptions;
import org.earmark.core.start.Start;
import org.earmark.spi.Factory;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.ClipLayout;
import org.earmark.spi.data.DatasetContext;
import org.earmark.spi.data.FrontEnd;
import org.earmark.spi.engine.AdamWOptions;
import org.earmark.spi.error.Problems;

/** Cells of the plugins that Earmark ships with, small enough for tests. */
final class RealCells {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PluginRegistry plugins;

    RealCells(PluginRegistry plugins) {
        this.plugins = plugins;
    }

    /** HTS-AT of one narrow block a stage on 32 generated clips of two seconds; 26 of them train in batches of 4. */
    Cell cell(int epochs, long seed) {
        return cell(epochs, seed, EvaluationOptions.standard());
    }

    /** The same cell, judged in the end by a protocol of its own. */
    Cell cell(int epochs, long seed, EvaluationOptions evaluation) {
        return cell(
                epochs,
                4,
                seed,
                "{'clips': 32, 'classes': 4, 'seconds': 2, 'folds': 0}",
                "{'size': 'tiny', 'embedDimension': 24, 'depths': [1, 1, 1, 1], 'heads': [1, 2, 4, 8]}",
                evaluation);
    }

    Cell cell(int epochs, int batchSize, long seed, String data, String model) {
        return cell(epochs, batchSize, seed, data, model, EvaluationOptions.standard());
    }

    private Cell cell(int epochs, int batchSize, long seed, String data, String model, EvaluationOptions evaluation) {
        PluginChoice dataset = choice(plugins.dataset("synthetic"), data);
        AudioDataset clips =
                Creation.dataset(plugins.dataset("synthetic"), dataset.options(), new DatasetContext(Optional.empty()));
        ClipLayout layout = clips.usualLayout();
        FrontEnd standard = FrontEnd.standard();
        CellSpec spec = new CellSpec(
                dataset,
                layout,
                new FrontEnd(layout.sampleRate(), 1024, 320, 64, 50, standard.maximumFrequency()),
                choice(plugins.model("htsat"), model),
                choice(plugins.loss("clip_ce"), "{}"),
                choice(plugins.mixup("none"), "{}"),
                choice(plugins.schedule("constant"), "{}"),
                choice(plugins.engine("torch"), "{}"),
                AdamWOptions.standard(),
                new TrainingOptions(epochs, batchSize, 1, false),
                Start.scratch(),
                Optional.empty(),
                seed,
                evaluation);
        return new Cell(
                CellId.of(spec, clips.fingerprint()),
                "seed=" + seed,
                Map.of("seed", Long.toString(seed)),
                spec,
                clips.fingerprint());
    }

    private static PluginChoice choice(Factory<?> factory, String options) {
        try {
            Problems problems = new Problems();
            Optional<? extends Record> bound =
                    OptionsBinder.bind(JSON.readTree(options.replace('\'', '"')), factory.defaults(), problems);
            problems.throwIfAny();
            return new PluginChoice(factory.name(), factory.version(), bound.orElseThrow());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(options, e);
        }
    }
}
