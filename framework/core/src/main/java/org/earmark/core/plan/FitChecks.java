package org.earmark.core.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.earmark.core.config.Section;
import org.earmark.core.flops.FlopCounter;
import org.earmark.core.options.OptionsTree;
import org.earmark.core.plugin.Creation;
import org.earmark.core.plugin.PluginRegistry;
import org.earmark.core.protocol.WeightSelection;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.ClipLayout;
import org.earmark.spi.data.FrontEnd;
import org.earmark.spi.data.LabelKind;
import org.earmark.spi.data.Partition;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problem;
import org.earmark.spi.error.Problems;
import org.earmark.spi.loss.LossContext;
import org.earmark.spi.model.Model;
import org.earmark.spi.model.ModelContext;
import org.earmark.spi.model.Network;

/** Checks that the parts of a configuration fit each other. Each combination is tried once. Not thread-safe. */
final class FitChecks {
    private final PluginRegistry plugins;
    private final OpenStarts starts;
    private final Map<List<Object>, List<Problem>> known = new HashMap<>();

    FitChecks(PluginRegistry plugins, OpenStarts starts) {
        this.starts = starts;
        this.plugins = plugins;
    }

    List<Problem> problems(CellSpec spec, AudioDataset dataset) {
        List<Problem> problems = new ArrayList<>();
        problems.addAll(once(List.of("fold", spec.dataset(), spec.fold()), () -> fold(spec.fold(), dataset)));
        problems.addAll(frontEnd(spec.audio(), spec.frontEnd()));
        List<Problem> modelProblems = once(
                List.of("model", spec.model(), spec.dataset(), spec.frontEnd()),
                () -> made(Section.MODEL, spec.model(), () -> model(spec.model(), dataset, spec.frontEnd())));
        problems.addAll(modelProblems);
        if (modelProblems.isEmpty()) {
            problems.addAll(once(
                    List.of("frames", spec.model(), spec.dataset(), spec.frontEnd(), spec.audio()),
                    () -> made(Section.MODEL, spec.model(), () -> shapes(spec, dataset))));
            problems.addAll(once(
                    List.of("start", spec.start(), spec.model(), spec.dataset(), spec.frontEnd()),
                    () -> starts.misfits(spec.start(), model(spec.model(), dataset, spec.frontEnd()))));
        }
        problems.addAll(once(
                List.of("evaluation", spec.evaluation(), spec.fold(), spec.dataset()),
                () -> evaluation(spec, dataset)));
        problems.addAll(once(
                List.of("loss", spec.loss(), spec.dataset()),
                () -> made(Section.LOSS, spec.loss(), () -> loss(spec.loss(), dataset))));
        problems.addAll(once(
                List.of("mixup", spec.mixup()),
                () -> made(
                        Section.MIXUP,
                        spec.mixup(),
                        () -> Creation.mixup(
                                plugins.mixup(spec.mixup().name()), spec.mixup().options()))));
        problems.addAll(once(
                List.of("schedule", spec.schedule()),
                () -> made(
                        Section.SCHEDULE,
                        spec.schedule(),
                        () -> Creation.schedule(
                                plugins.schedule(spec.schedule().name()),
                                spec.schedule().options()))));
        return problems;
    }

    private List<Problem> once(List<Object> key, Supplier<List<Problem>> check) {
        List<Problem> found = known.get(key);
        if (found == null) {
            found = check.get();
            known.put(key, found);
        }
        return found;
    }

    private static List<Problem> fold(Optional<String> fold, AudioDataset dataset) {
        List<String> folds = dataset.folds();
        String place = Section.FOLD.key();
        if (fold.isEmpty() && !folds.isEmpty()) {
            return List.of(Problem.missing(
                    place, "is missing; name one of " + String.join(", ", folds) + ", or all for a cell each"));
        }
        if (fold.isPresent() && !folds.contains(fold.get())) {
            Problem problem = Problem.of(
                    place,
                    fold.get(),
                    folds.isEmpty()
                            ? "the data set has one fixed partition; remove fold"
                            : "there is no such fold; there are " + String.join(", ", folds));
            return List.of(
                    Problems.nearest(fold.get(), folds).map(problem::suggesting).orElse(problem));
        }
        Partition partition = dataset.partition(fold);
        String which = fold.map(name -> "fold " + name).orElse("the data set");
        if (partition.train().length == 0 || partition.test().length == 0) {
            return List.of(Problem.missing(
                    Section.DATASET.key(),
                    which + " has " + partition.train().length + " clips for training and " + partition.test().length
                            + " for testing; both need at least one"));
        }
        return List.of();
    }

    static List<Problem> frontEnd(ClipLayout audio, FrontEnd frontEnd) {
        List<Problem> problems = new ArrayList<>();
        if (frontEnd.sampleRate() != audio.sampleRate()) {
            problems.add(Problem.of(
                    "frontEnd.sampleRate",
                    frontEnd.sampleRate(),
                    "clips are brought to audio.sampleRate = " + audio.sampleRate()
                            + "; remove this key or make both equal"));
        }
        if (audio.samples() <= frontEnd.fftSize() / 2) {
            problems.add(Problem.of(
                    "frontEnd.fftSize",
                    frontEnd.fftSize(),
                    "clips of " + audio.samples() + " samples are too short for its padding"));
        }
        return problems;
    }

    private Model model(PluginChoice model, AudioDataset dataset, FrontEnd frontEnd) {
        return Creation.model(
                plugins.model(model.name()), model.options(), new ModelContext(dataset.vocabulary(), frontEnd));
    }

    /** A pass over shapes alone shows whether the network takes clips of this length. */
    private void shapes(CellSpec spec, AudioDataset dataset) {
        if (model(spec.model(), dataset, spec.frontEnd()) instanceof Network network) {
            int frames = spec.frontEnd().frames(spec.audio().samples());
            FlopCounter.forward(network, frames, spec.frontEnd().melBins());
        }
    }

    private static List<Problem> evaluation(CellSpec spec, AudioDataset dataset) {
        boolean known = spec.fold()
                .map(dataset.folds()::contains)
                .orElse(dataset.folds().isEmpty());
        boolean needed = spec.evaluation().weights() == WeightSelection.BEST_ON_VALIDATION;
        if (needed && known && dataset.partition(spec.fold()).validation().length == 0) {
            return List.of(Problem.of(
                    "evaluation.weights",
                    OptionsTree.id(spec.evaluation().weights()),
                    "the data set has no validation part; choose last, best-on-test or average"));
        }
        if (spec.evaluation().wholeClips() && dataset.labelKind() == LabelKind.EVENTS) {
            return List.of(Problem.of(
                    "evaluation.wholeClips",
                    true,
                    "events are scored on clips of one length; set audio.seconds instead"));
        }
        return List.of();
    }

    private void loss(PluginChoice loss, AudioDataset dataset) {
        Creation.loss(
                plugins.loss(loss.name()), loss.options(), new LossContext(dataset.vocabulary(), dataset.labelKind()));
    }

    private static List<Problem> made(Section section, PluginChoice choice, Runnable creation) {
        try {
            creation.run();
            return List.of();
        } catch (InvalidInputException e) {
            return e.problems().stream()
                    .map(problem -> problem.under(section.key()))
                    .toList();
        } catch (EarmarkException e) {
            return List.of(Problem.of(section.key(), choice.name(), e.getMessage()));
        }
    }
}
