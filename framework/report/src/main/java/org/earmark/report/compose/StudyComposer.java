package org.earmark.report.compose;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.earmark.analysis.statistics.SampleSummary;
import org.earmark.analysis.study.ScheduleScore;
import org.earmark.analysis.study.ScheduleStudy;
import org.earmark.report.view.Figure;
import org.earmark.report.view.StudyTable;

/** Composes how configurations train, for experiments that vary the schedule or the learning rate. */
final class StudyComposer {
    private static final List<String> AXES = List.of("schedule", "optimizer");

    private final Findings findings;

    StudyComposer(Findings findings) {
        this.findings = findings;
    }

    /** Without rows for any other experiment. */
    StudyTable compose() {
        String metric = findings.experiment().primaryMetric();
        boolean study = findings.varyingAxes().stream().anyMatch(axis -> AXES.stream()
                .anyMatch(wanted -> axis.equals(wanted) || axis.startsWith(wanted + ".")));
        if (!study) {
            return new StudyTable(metric, "", List.of());
        }
        int reference = IntStream.range(0, findings.groups().size())
                .filter(i -> findings.isBaseline(findings.groups().get(i)))
                .findFirst()
                .orElse(0);
        SampleSummary seeds = findings.primaryScore(reference).overSeeds();
        OptionalDouble end = seeds.n() == 0 ? OptionalDouble.empty() : OptionalDouble.of(seeds.mean());
        ScheduleStudy analysis = new ScheduleStudy(metric, end);
        List<ScheduleScore> scores =
                findings.groups().stream().map(analysis::score).toList();
        return new StudyTable(
                metric,
                target(scores.get(0), findings.label(findings.groups().get(reference))),
                scores.stream().map(this::row).toList());
    }

    private static String target(ScheduleScore score, String reference) {
        return score.target().isEmpty()
                ? ""
                : NumberText.metric(score.target().getAsDouble()) + ", which is "
                        + Math.round(100 * ScheduleStudy.TARGET_SHARE) + " % of what " + reference
                        + " has in the end";
    }

    private StudyTable.Row row(ScheduleScore score) {
        SampleSummary area = score.area();
        return new StudyTable.Row(
                findings.link(score.group()),
                area.n() == 0 ? NumberText.noFigure("–") : NumberText.metricFigure(area.mean()),
                area.n() < 2 ? NumberText.noFigure("") : NumberText.metricFigure(area.standardDeviation()),
                area.interval()
                                .map(NumberText::interval)
                                .orElse(area.n() == 1 ? "one seed" : area.n() > 1 ? "no spread" : "")
                        + (area.n() == 0 || score.incompleteSeeds().isEmpty()
                                ? ""
                                : ", without seed " + String.join(", ", score.incompleteSeeds())),
                samples(score),
                score.target().isEmpty()
                        ? "no target"
                        : score.samplesToTarget().size() + " of " + NumberText.plural(score.waited(), "cell")
                                + " reached it",
                score.ended() == 0
                        ? NumberText.noFigure("–")
                        : new Figure(
                                NumberText.percent(score.diverged() / (double) score.ended()),
                                Double.toString(score.diverged() / (double) score.ended())),
                score.divergence()
                        .map(interval -> score.diverged() + " of " + score.ended() + " ended; "
                                + NumberText.percent(interval.low()) + " to " + NumberText.percent(interval.high()))
                        .orElse("no cell has ended"),
                score.spikesPerThousand().isEmpty()
                        ? NumberText.noFigure("not logged")
                        : NumberText.compactFigure(score.spikesPerThousand().getAsDouble()));
    }

    private static Figure samples(ScheduleScore score) {
        OptionalDouble median = score.medianSamples();
        if (median.isPresent()) {
            return new Figure(
                    NumberText.count(Math.round(median.getAsDouble())), Double.toString(median.getAsDouble()));
        }
        return NumberText.noFigure(score.waited() == 0 || score.target().isEmpty() ? "–" : "not by half of them");
    }
}
