package org.earmark.report.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.earmark.analysis.clips.ClipDifference;
import org.earmark.analysis.contrast.Contrast;
import org.earmark.analysis.contrast.Decision;
import org.earmark.analysis.contrast.Divergences;
import org.earmark.analysis.contrast.Family;
import org.earmark.report.view.ContrastTable;

/** Composes one table of contrasts per metric. */
final class ContrastComposer {
    private final Findings findings;

    ContrastComposer(Findings findings) {
        this.findings = findings;
    }

    /** Empty without a declared baseline or without any group to hold against it. */
    List<ContrastTable> compose() {
        return findings.contrasts().entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(this::table)
                .toList();
    }

    private ContrastTable table(Map.Entry<String, List<Contrast>> entry) {
        List<Contrast> contrasts = entry.getValue();
        StripScale scale = StripScale.ofDecisions(
                contrasts.stream().map(Contrast::decision).toList());
        List<String> baselines = contrasts.stream()
                .map(contrast -> findings.label(contrast.baseline()))
                .distinct()
                .toList();
        List<ClipDifference> clips = findings.clipDifferences().get(entry.getKey());
        List<ContrastTable.Row> rows = new ArrayList<>();
        for (int i = 0; i < contrasts.size(); i++) {
            rows.add(row(contrasts.get(i), clips.get(i), scale));
        }
        return new ContrastTable(
                entry.getKey(),
                baselines.size() == 1 ? baselines.get(0) : "",
                bound(),
                margin(entry.getKey()),
                clipNotes(clips),
                rows,
                others(contrasts));
    }

    private List<ContrastTable.Other> others(List<Contrast> contrasts) {
        List<Decision> decisions = contrasts.stream().map(Contrast::decision).toList();
        if (decisions.stream().allMatch(decision -> decision.pValue().isEmpty())) {
            return List.of();
        }
        List<OptionalDouble> rates = Family.falseDiscoveryRates(decisions);
        List<ContrastTable.Other> others = new ArrayList<>();
        for (int i = 0; i < contrasts.size(); i++) {
            Decision decision = decisions.get(i);
            others.add(new ContrastTable.Other(
                    findings.link(contrasts.get(i).group()),
                    DecisionText.probability(decision.pValue()),
                    DecisionText.probability(decision.adjustedP()),
                    DecisionText.probability(rates.get(i)),
                    DecisionText.probability(decision.wilcoxonP()),
                    wilcoxonBound(decision),
                    DecisionText.figure(decision.equivalenceMargin())));
        }
        return others;
    }

    private String margin(String metric) {
        OptionalDouble margin = findings.experiment().equivalenceMargin(metric);
        return margin.isPresent() ? DecisionText.margin(margin.getAsDouble()) : "";
    }

    private String bound() {
        int looks = findings.experiment().looks();
        return looks == 1
                ? "0.05"
                : NumberText.level(Decision.ALPHA / looks) + " (0.05 shared among " + looks + " looks)";
    }

    private static String wilcoxonBound(Decision decision) {
        return decision.wilcoxonBound().isPresent() && decision.wilcoxonBound().getAsDouble() >= Decision.ALPHA
                ? "cannot fall below "
                        + NumberText.pValue(decision.wilcoxonBound().getAsDouble())
                : "";
    }

    private List<String> clipNotes(List<ClipDifference> clips) {
        List<String> notes = new ArrayList<>();
        if (clips.stream().anyMatch(clip -> clip.interval().isPresent())) {
            notes.add(
                    "Interval over clips: how far the difference between these very models could move on another sample"
                            + " of clips, 95 %, by a bootstrap paired by clip with "
                            + NumberText.count(findings.clips().resamples())
                            + " resamples. It says nothing of training again, and the interval over seeds says nothing of"
                            + " other clips.");
        }
        if (clips.stream().anyMatch(ClipDifference::isOfFew)) {
            notes.add(
                    "Where fewer than " + ClipDifference.FEW
                            + " clips differ between the two sides, such an interval is too narrow: it rests on those few alone.");
        }
        return notes;
    }

    private ContrastTable.Row row(Contrast contrast, ClipDifference clips, StripScale scale) {
        Decision decision = contrast.decision();
        return new ContrastTable.Row(
                findings.link(contrast.group()),
                findings.label(contrast.baseline()),
                decision.summary().n(),
                leftOut(contrast),
                DecisionText.difference(decision),
                DecisionText.interval(decision),
                DecisionText.probability(decision.pValue()),
                DecisionText.probability(decision.adjustedP()),
                DecisionText.detectable(decision),
                DecisionText.id(decision),
                DecisionText.verdict(decision),
                DecisionText.why(decision),
                DecisionText.withinMargin(decision),
                clips.interval().map(NumberText::signedInterval).orElse(""),
                clipNote(clips),
                DecisionText.strip(decision, scale));
    }

    private static String clipNote(ClipDifference clips) {
        if (!clips.reason().isEmpty()) {
            return clips.reason();
        }
        String count = NumberText.plural(clips.clips(), "clip")
                + (clips.isOfFew() ? "; only " + clips.differing().getAsInt() + " differ: too narrow" : "");
        return clips.mcNemar()
                .map(test -> count + "; McNemar p " + NumberText.pValue(test.pValue()) + " for these two models alone")
                .orElse(count);
    }

    private static List<String> leftOut(Contrast contrast) {
        List<String> left = new ArrayList<>();
        String folds = DecisionText.leftOut(contrast.folds().leftOut());
        if (!folds.isEmpty()) {
            left.add(folds);
        }
        Divergences diverged = contrast.divergences();
        if (diverged.any()) {
            left.add("diverged: " + diverged.group() + " here, " + diverged.baseline() + " at the baseline");
        }
        return left;
    }
}
