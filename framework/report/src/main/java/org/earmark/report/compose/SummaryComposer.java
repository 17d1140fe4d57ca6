package org.earmark.report.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.earmark.analysis.store.CellState;
import org.earmark.analysis.store.StoredCell;
import org.earmark.analysis.store.StoredExperiment;
import org.earmark.report.view.Failure;
import org.earmark.report.view.SummaryLine;

/** Writes the summary in words: what was asked, what ran, what was found, how surely, what failed. */
final class SummaryComposer {
    private final Findings findings;
    private final StoredExperiment experiment;
    private final JudgedWeights judged;
    private final List<Failure> failures;
    private final TestFamilies families;

    SummaryComposer(Findings findings, List<Failure> failures, TestFamilies families) {
        this.findings = findings;
        this.experiment = findings.experiment();
        this.judged = new JudgedWeights(experiment);
        this.failures = failures;
        this.families = families;
    }

    List<SummaryLine> compose() {
        List<SummaryLine> lines = new ArrayList<>();
        lines.add(new SummaryLine(
                "Asked",
                List.of(experiment.question().isEmpty() ? "No question was written down." : experiment.question())));
        lines.add(new SummaryLine("Ran", ran()));
        lines.add(new SummaryLine("Found", new FindingWriter(findings).found()));
        List<String> surely = new ArrayList<>(new CertaintyWriter(findings, families).sentences());
        judged.warning().ifPresent(surely::add);
        lines.add(new SummaryLine("How surely", surely));
        lines.add(new SummaryLine("Failed", failed()));
        return lines;
    }

    private List<String> ran() {
        List<String> sentences = new ArrayList<>();
        String product = experiment.axes().entrySet().stream()
                .filter(axis -> axis.getValue().size() > 1)
                .map(axis -> axis.getValue().size() + " values of " + axis.getKey())
                .collect(Collectors.joining(" × "));
        int planned = experiment.cells().size();
        int done = experiment.count(CellState.DONE);
        sentences.add(
                planned == 1
                        ? "1 cell was planned" + (done == 1 ? " and finished." : ".")
                        : NumberText.plural(planned, "cell") + " were planned"
                                + (product.isEmpty() ? "" : " (" + product + ")") + "; "
                                + (done == planned ? "all" : NumberText.count(done)) + " finished.");
        unfinished(CellState.RUNNING, "still running").ifPresent(sentences::add);
        unfinished(CellState.PENDING, "not started yet").ifPresent(sentences::add);
        if (!experiment.duplicates().isEmpty()) {
            sentences.add("Some places of the grid came down to one configuration and ran once: "
                    + String.join("; ", experiment.duplicates()) + ".");
        }
        if (!experiment.deadAxes().isEmpty()) {
            sentences.add(
                    "Values that make no difference were found on " + String.join(", ", experiment.deadAxes()) + ".");
        }
        size().ifPresent(sentences::add);
        return sentences;
    }

    private Optional<String> unfinished(CellState state, String what) {
        int count = experiment.count(state);
        return count == 0
                ? Optional.empty()
                : Optional.of(NumberText.plural(count, "cell") + (count == 1 ? " is " : " are ") + what + ".");
    }

    private Optional<String> size() {
        return experiment.cells().stream()
                .flatMap((StoredCell cell) -> cell.doneResult().stream())
                .findFirst()
                .map(result -> (experiment.cells().size() == 1 ? "It trained " : "The first of them trained ")
                        + NumberText.plural(result.epochs(), "epoch")
                        + clips(result.clips(), "train", " on ") + clips(result.clips(), "test", " and was tested on ")
                        + "; figures are those of " + judged.words()
                        + (judged.isBlind() ? ", so that none was chosen on test clips." : "."));
    }

    private static String clips(Map<String, Long> clips, String split, String before) {
        return clips.containsKey(split) ? before + NumberText.plural(clips.get(split), "clip") : "";
    }

    private List<String> failed() {
        if (failures.isEmpty()) {
            return List.of("Nothing.");
        }
        List<String> counts = new ArrayList<>();
        for (CellState state : List.of(CellState.FAILED, CellState.DIVERGED, CellState.LOST)) {
            int count = experiment.count(state);
            if (count > 0) {
                counts.add(NumberText.plural(count, "cell")
                        + switch (state) {
                            case FAILED -> " failed";
                            case DIVERGED -> " diverged";
                            default -> count == 1 ? " was lost" : " were lost";
                        });
            }
        }
        return List.of(String.join(", ", counts) + ". What is missing has no part in the figures; the reasons stand"
                + " below.");
    }
}
