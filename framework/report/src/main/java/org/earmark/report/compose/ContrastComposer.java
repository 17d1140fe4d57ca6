package org.earmark.report.compose;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.earmark.analysis.contrast.Contrast;
import org.earmark.analysis.statistics.SampleSummary;
import org.earmark.report.view.ContrastTable;
import org.earmark.report.view.Figure;
import org.earmark.report.view.Strip;

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
        StripScale scale = StripScale.over(
                contrasts.stream()
                        .flatMap(contrast -> contrast.differences().values().stream())
                        .toList(),
                contrasts.stream()
                        .flatMap(contrast -> contrast.summary().interval().stream())
                        .toList(),
                true);
        List<String> baselines = contrasts.stream()
                .map(contrast -> findings.label(contrast.baseline()))
                .distinct()
                .toList();
        return new ContrastTable(
                entry.getKey(),
                baselines.size() == 1 ? baselines.get(0) : "",
                contrasts.stream().map(contrast -> row(contrast, scale)).toList());
    }

    private ContrastTable.Row row(Contrast contrast, StripScale scale) {
        SampleSummary summary = contrast.summary();
        return new ContrastTable.Row(
                findings.label(contrast.group()),
                findings.label(contrast.baseline()),
                summary.n(),
                summary.n() == 0 ? NumberText.noFigure("–") : NumberText.signedFigure(summary.mean()),
                summary.interval().map(NumberText::signedInterval).orElse(""),
                probability(contrast.pValue()),
                probability(contrast.adjustedP()),
                switch (contrast.verdict()) {
                    case HIGHER -> "higher";
                    case LOWER -> "lower";
                    default -> "open";
                },
                meaning(contrast),
                strip(contrast, scale));
    }

    private static Figure probability(OptionalDouble p) {
        return p.isPresent()
                ? new Figure(NumberText.pValue(p.getAsDouble()), Double.toString(p.getAsDouble()))
                : NumberText.noFigure("–");
    }

    static String meaning(Contrast contrast) {
        return switch (contrast.verdict()) {
            case HIGHER -> "higher";
            case LOWER -> "lower";
            case NOT_DECIDED ->
                "not decided: these seeds would have shown a difference of "
                        + NumberText.metric(contrast.minimumDetectable().orElseThrow()) + " four times in five";
            case NO_SPREAD -> "not decided: all paired differences are equal, so there is no spread to judge by";
            case ONE_SEED -> "not decided: one seed does not show how far seeds alone move the metric";
            case NO_PAIRS -> "not decided: no seed is complete on both sides";
        };
    }

    private static Strip strip(Contrast contrast, StripScale scale) {
        String description = contrast.differences().isEmpty()
                ? "no differences"
                : "difference of each seed: "
                        + contrast.differences().values().stream()
                                .map(NumberText::signed)
                                .collect(Collectors.joining(", "));
        return scale.draw(contrast.differences().values(), contrast.summary(), description);
    }
}
