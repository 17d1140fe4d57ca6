package org.earmark.report.compose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.earmark.analysis.clips.ClipScore;
import org.earmark.analysis.clips.FoldChance;
import org.earmark.analysis.grouping.AxisOrder;
import org.earmark.analysis.grouping.CellGroup;
import org.earmark.analysis.grouping.CommonFolds;
import org.earmark.analysis.grouping.GroupScore;
import org.earmark.analysis.statistics.SampleSummary;
import org.earmark.analysis.store.CellState;
import org.earmark.analysis.store.StoredCell;
import org.earmark.report.view.Fact;
import org.earmark.report.view.Figure;
import org.earmark.report.view.ResultTable;
import org.earmark.report.view.Strip;

/** Composes the table of results. */
final class ResultComposer {
    private static final String NO_SPREAD = "no spread to judge by";

    private final Findings findings;
    private final String primary;
    private final StripScale scale;
    private final List<String> allFolds;

    ResultComposer(Findings findings) {
        this.findings = findings;
        this.primary = findings.experiment().primaryMetric();
        List<GroupScore> scores = findings.scores().stream()
                .map(byMetric -> byMetric.get(primary))
                .toList();
        this.scale = StripScale.over(
                scores.stream()
                        .flatMap(score -> score.bySeed().values().stream())
                        .toList(),
                scores.stream()
                        .flatMap(score -> score.overSeeds().interval().stream())
                        .toList(),
                false);
        this.allFolds = CommonFolds.planned(findings.experiment().cells());
    }

    ResultTable compose() {
        List<ResultTable.Group> groups = new ArrayList<>();
        for (int i = 0; i < findings.groups().size(); i++) {
            groups.add(group(i));
        }
        Map<String, String> firstKey = findings.groups().get(0).key();
        List<Fact> common = firstKey.entrySet().stream()
                .filter(axis -> !findings.varyingAxes().contains(axis.getKey()))
                .map(axis -> new Fact(axis.getKey(), axis.getValue()))
                .toList();
        boolean folds = findings.experiment().cells().stream()
                .anyMatch(cell -> !cell.fold().isEmpty());
        return new ResultTable(
                findings.varyingAxes(),
                common,
                findings.experiment().metrics(),
                folds,
                new JudgedWeights(findings.experiment()).words(),
                groups);
    }

    private ResultTable.Group group(int index) {
        CellGroup group = findings.groups().get(index);
        GroupScore primaryScore = findings.primaryScore(index);
        return new ResultTable.Group(
                index,
                findings.label(group),
                findings.varyingAxes().stream()
                        .map(axis -> group.key().getOrDefault(axis, ""))
                        .toList(),
                findings.isBaseline(group),
                Integer.toString(primaryScore.overSeeds().n()),
                done(group, primaryScore) + folds(group),
                findings.scores().get(index).values().stream()
                        .map(score -> score(group, score, primaryScore))
                        .toList(),
                strip(primaryScore),
                group.cells().stream()
                        .sorted(Comparator.comparing(StoredCell::fold, AxisOrder.NUMBERS_FIRST)
                                .thenComparing(StoredCell::seed, AxisOrder.NUMBERS_FIRST))
                        .map(this::cell)
                        .toList());
    }

    private static String done(CellGroup group, GroupScore score) {
        long done = group.cells().stream()
                .filter(cell -> cell.state() == CellState.DONE)
                .count();
        String text = done + " of " + NumberText.plural(group.cells().size(), "cell");
        boolean leftOut = !score.incompleteSeeds().isEmpty() && !score.bySeed().isEmpty();
        return leftOut ? text + ", without seed " + String.join(", ", score.incompleteSeeds()) : text;
    }

    /** Means over other folds are other figures; empty where the group was planned on those of all. */
    private String folds(CellGroup group) {
        List<String> own = CommonFolds.planned(group.cells());
        if (!CommonFolds.of(List.of(group)).leftOut().isEmpty()) {
            return "; its seeds were not planned on the same folds";
        }
        return own.equals(allFolds) ? "" : "; planned on fold " + String.join(", ", own) + " alone";
    }

    private static ResultTable.Score score(CellGroup group, GroupScore score, GroupScore primaryScore) {
        SampleSummary seeds = score.overSeeds();
        String note = seeds.n() == primaryScore.overSeeds().n() ? "" : NumberText.plural(seeds.n(), "seed");
        if (seeds.n() == 0) {
            return new ResultTable.Score(NumberText.noFigure("–"), NumberText.noFigure(""), "", note, List.of());
        }
        return new ResultTable.Score(
                NumberText.metricFigure(seeds.mean()),
                seeds.n() < 2 ? NumberText.noFigure("") : NumberText.metricFigure(seeds.standardDeviation()),
                seeds.interval().map(NumberText::interval).orElse(seeds.withoutSpread() ? NO_SPREAD : ""),
                note,
                foldText(group, score));
    }

    private static List<String> foldText(CellGroup group, GroupScore score) {
        if (score.overFolds().n() < 2) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add("between " + score.overFolds().n() + " folds ± "
                + NumberText.metric(score.overFolds().standardDeviation()));
        // Several seeds judge the same clips, and their mean varies less than one of them.
        String most = score.overSeeds().n() == 1 ? "" : "up to ";
        FoldChance.of(group, score)
                .ifPresent(chance -> lines.add("by chance " + most + "± " + NumberText.metric(chance)));
        return lines;
    }

    private Strip strip(GroupScore score) {
        SampleSummary seeds = score.overSeeds();
        String description = seeds.n() == 0
                ? "no values"
                : primary + " of each seed: "
                        + score.bySeed().values().stream()
                                .map(NumberText::metric)
                                .collect(Collectors.joining(", "));
        return scale.draw(score.bySeed().values(), seeds, description);
    }

    private ResultTable.Cell cell(StoredCell cell) {
        List<Figure> figures = findings.experiment().metrics().stream()
                .map(metric -> figure(cell, metric))
                .toList();
        String best = cell.doneResult()
                .flatMap(result -> result.best())
                .map(b -> NumberText.metric(b.metrics().getOrDefault(primary, Double.NaN)) + " in epoch " + b.epoch())
                .orElse("");
        return new ResultTable.Cell(
                cell.id(), cell.seed(), cell.fold(), cell.state().id(), figures, clips(cell), best);
    }

    private String clips(StoredCell cell) {
        if (cell.doneResult().isEmpty()) {
            return "";
        }
        ClipScore score = findings.clips().score(cell, primary);
        return score.interval()
                .map(interval -> NumberText.interval(interval) + " over " + NumberText.plural(score.clips(), "clip"))
                .orElse("no interval over clips: " + score.reason());
    }

    private static Figure figure(StoredCell cell, String metric) {
        if (cell.doneResult().isEmpty()) {
            return NumberText.noFigure("–");
        }
        Double value = cell.doneResult().get().metrics().get(metric);
        if (value == null) {
            return NumberText.noFigure("not stored");
        }
        return Double.isFinite(value) ? NumberText.metricFigure(value) : NumberText.noFigure(NumberText.metric(value));
    }
}
