package org.earmark.core.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.earmark.core.config.Section;
import org.earmark.core.plan.SectionBinder.Draws;
import org.earmark.core.plugin.PluginRegistry;
import org.earmark.core.protocol.EvaluationOptions;
import org.earmark.core.start.Start;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.ClipLayout;
import org.earmark.spi.data.FrontEnd;
import org.earmark.spi.data.LabelKind;
import org.earmark.spi.engine.AdamWOptions;
import org.earmark.spi.error.Problem;

/** Makes effective configurations of trees: binds, fills in defaults, checks. Not thread-safe. */
final class SpecResolver {
    /** Stands in for the layout of a data set that could not be opened, so that the given keys are checked. */
    private static final ClipLayout ANY_LAYOUT = new ClipLayout(32000, 10, ClipLayout.Fill.REPEAT);

    private final SectionBinder sections;
    private final OpenDatasets datasets;
    private final OpenStarts starts;
    private final FitChecks fits;

    SpecResolver(PluginRegistry plugins, OpenDatasets datasets, OpenStarts starts) {
        this.sections = new SectionBinder(plugins);
        this.datasets = datasets;
        this.starts = starts;
        this.fits = new FitChecks(plugins, starts);
    }

    /** A configuration and the data set that it is about. */
    record WithData(CellSpec spec, AudioDataset dataset) {}

    Resolved<AudioDataset> dataset(ObjectNode tree) {
        Resolved<PluginChoice> choice = sections.choice(Section.DATASET, tree, Optional.empty());
        return choice.value().map(datasets::open).orElse(new Resolved<>(Optional.empty(), List.of()));
    }

    Resolved<WithData> resolve(ObjectNode tree) {
        Parts parts = new Parts();
        Optional<PluginChoice> dataset = parts.take(sections.choice(Section.DATASET, tree, Optional.empty()));
        Optional<AudioDataset> opened = dataset.flatMap(choice -> parts.take(datasets.open(choice)));
        Optional<ClipLayout> audio = parts.take(
                sections.audio(tree, opened.map(AudioDataset::usualLayout).orElse(ANY_LAYOUT)));
        int sampleRate = audio.orElse(ANY_LAYOUT).sampleRate();
        FrontEnd usualFrontEnd =
                opened.map(set -> set.usualFrontEnd(sampleRate)).orElse(FrontEnd.standard(sampleRate));
        Optional<FrontEnd> frontEnd = parts.take(sections.frontEnd(tree, usualFrontEnd));
        Optional<PluginChoice> model = parts.take(sections.choice(Section.MODEL, tree, Optional.empty()));
        Optional<PluginChoice> loss = loss(tree, opened, parts);
        Optional<PluginChoice> mixup = parts.take(sections.choice(Section.MIXUP, tree, Optional.of("none")));
        Optional<PluginChoice> schedule = parts.take(sections.choice(Section.SCHEDULE, tree, Optional.of("constant")));
        Optional<PluginChoice> engine = parts.take(sections.choice(Section.ENGINE, tree, Optional.of("torch")));
        Optional<AdamWOptions> optimizer = parts.take(sections.optimizer(tree));
        Optional<TrainingOptions> training = parts.take(sections.training(tree));
        Optional<Start> start = parts.take(sections.start(tree)).flatMap(given -> parts.take(starts.open(given)));
        Optional<Draws> draws = parts.take(sections.draws(tree));
        Optional<EvaluationOptions> evaluation = parts.take(sections.evaluation(tree));
        if (opened.isEmpty() || start.isEmpty() || !parts.problems.isEmpty()) {
            return new Resolved<>(Optional.empty(), parts.problems);
        }
        CellSpec spec = new CellSpec(
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
        List<Problem> misfits = fits.problems(spec, opened.get());
        return new Resolved<>(Optional.of(new WithData(spec, opened.get())), misfits);
    }

    private Optional<PluginChoice> loss(ObjectNode tree, Optional<AudioDataset> opened, Parts parts) {
        if (opened.isEmpty() && !tree.path(Section.LOSS.key()).has("name")) {
            return Optional.empty();
        }
        Optional<String> usual = opened.map(set -> set.labelKind() == LabelKind.SINGLE ? "clip_ce" : "clip_bce");
        return parts.take(sections.choice(Section.LOSS, tree, usual));
    }

    private static final class Parts {
        private final List<Problem> problems = new ArrayList<>();

        <T> Optional<T> take(Resolved<T> part) {
            problems.addAll(part.problems());
            return part.value();
        }
    }
}
