package org.earmark.report.compose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.earmark.analysis.contrast.Contrast;
import org.earmark.analysis.contrast.Equivalence;
import org.earmark.analysis.contrast.Verdict;
import org.earmark.analysis.grouping.GroupScore;
import org.earmark.analysis.statistics.SampleSummary;

/** Puts what was found into sentences that claim no more than the figures allow. */
final class FindingWriter {
    private static final int MOST_SENTENCES = 6;

    private final Findings findings;
    private final String metric;

    FindingWriter(Findings findings) {
        this.findings = findings;
        this.metric = findings.experiment().primaryMetric();
    }

    List<String> found() {
        List<Integer> scored = IntStream.range(0, findings.groups().size())
                .filter(group -> findings.primaryScore(group).overSeeds().n() > 0)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer group) ->
                        -findings.primaryScore(group).overSeeds().mean()))
                .toList();
        if (scored.isEmpty()) {
            return List.of("Nothing yet: no cell has a value of " + metric + ".");
        }
        if (!findings.primaryContrasts().isEmpty()) {
            return contrasts(findings.primaryContrasts());
        }
        List<String> sentences = new ArrayList<>();
        int last = scored.get(scored.size() - 1);
        sentences.add(
                scored.size() == 1
                        ? "The mean " + metric + " is " + value(scored.get(0)) + "."
                        : "The means of " + metric + " lie between " + value(last) + ", that of " + label(last)
                                + ", and " + value(scored.get(0)) + ", that of " + label(scored.get(0)) + ".");
        if (scored.size() > 1) {
            sentences.add("No baseline was declared, so no difference was tested and nothing is ranked; the highest of "
                    + scored.size() + " is expected to look better than it is.");
        }
        return sentences;
    }

    private List<String> contrasts(List<Contrast> contrasts) {
        List<String> sentences = new ArrayList<>();
        List<Contrast> told = contrasts;
        if (contrasts.size() > MOST_SENTENCES) {
            sentences.add("Of " + contrasts.size() + " contrasts in " + metric + " to the baseline, "
                    + count(contrasts, Verdict.HIGHER) + " came out higher, " + count(contrasts, Verdict.LOWER)
                    + " lower" + equivalent(contrasts) + "; the others are not decided.");
            told = contrasts.stream()
                    .filter(c -> c.verdict() == Verdict.HIGHER || c.verdict() == Verdict.LOWER)
                    .sorted(Comparator.comparingDouble(
                            c -> -Math.abs(c.summary().mean())))
                    .limit(MOST_SENTENCES)
                    .toList();
        }
        told.forEach(contrast -> sentences.add(sentence(contrast)));
        return sentences;
    }

    private String sentence(Contrast contrast) {
        SampleSummary summary = contrast.summary();
        String pair = findings.label(contrast.group()) + " against " + findings.label(contrast.baseline());
        return switch (contrast.verdict()) {
            case HIGHER, LOWER ->
                "The " + metric + " of " + pair + " is "
                        + (contrast.verdict() == Verdict.HIGHER ? "higher" : "lower") + " by "
                        + NumberText.metric(Math.abs(summary.mean())) + " (95 % interval "
                        + NumberText.signedInterval(summary.interval().orElseThrow()) + ", "
                        + NumberText.plural(summary.n(), "seed") + ", corrected p "
                        + equalsSign(NumberText.pValue(contrast.adjustedP().orElseThrow())) + ").";
            case EQUIVALENT -> {
                Equivalence equivalence = contrast.decision().equivalence().orElseThrow();
                yield "The " + metric + " of " + pair + " is equivalent within "
                        + DecisionText.margin(equivalence.margin()) + " (two one-sided tests, corrected p "
                        + equalsSign(NumberText.pValue(equivalence.adjustedP())) + "). The mean difference is "
                        + NumberText.signed(summary.mean()) + " over " + NumberText.plural(summary.n(), "seed") + ".";
            }
            case NOT_DECIDED ->
                "Not decided: " + pair + ". The mean difference in " + metric + " is "
                        + NumberText.signed(summary.mean()) + ", the 95 % interval "
                        + NumberText.signedInterval(summary.interval().orElseThrow()) + " over "
                        + NumberText.plural(summary.n(), "seed") + ", corrected p "
                        + equalsSign(NumberText.pValue(contrast.adjustedP().orElseThrow())) + ".";
            case NO_SPREAD ->
                "Not decided: " + pair + ". All paired differences are " + NumberText.signed(summary.mean())
                        + ", so there is no spread to judge by.";
            case ONE_SEED ->
                "Not decided: " + pair + ". With one seed the difference is " + NumberText.signed(summary.mean())
                        + ", and chance alone may have made it.";
            case NO_PAIRS -> "Not decided: " + pair + ". No seed is complete on both sides.";
        };
    }

    private static String equivalent(List<Contrast> contrasts) {
        long equivalent = count(contrasts, Verdict.EQUIVALENT);
        return equivalent == 0 ? "" : ", " + equivalent + " equivalent";
    }

    private static String equalsSign(String p) {
        return p.startsWith("<") ? p : "= " + p;
    }

    private static long count(List<Contrast> contrasts, Verdict verdict) {
        return contrasts.stream().filter(c -> c.verdict() == verdict).count();
    }

    private String label(int group) {
        return findings.label(findings.groups().get(group));
    }

    private String value(int group) {
        GroupScore score = findings.primaryScore(group);
        SampleSummary seeds = score.overSeeds();
        return NumberText.metric(seeds.mean())
                + (seeds.n() > 1 ? " ± " + NumberText.metric(seeds.standardDeviation()) : "") + " ("
                + NumberText.plural(seeds.n(), "seed") + ")";
    }
}
