package org.earmark.report.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.earmark.analysis.clips.ClipAnalysis;
import org.earmark.analysis.clips.ClipDifference;
import org.earmark.analysis.contrast.Contrast;
import org.earmark.analysis.contrast.Contrasts;
import org.earmark.analysis.grouping.CellGroup;
import org.earmark.analysis.grouping.GroupScore;
import org.earmark.analysis.grouping.Grouping;
import org.earmark.analysis.store.StoredExperiment;
import org.earmark.report.view.GroupLink;

/**
 * The analysis that all parts of the page share.
 *
 * @param groups cells that differ in seed and fold alone
 * @param varyingAxes axes on which groups differ
 * @param scores per group: metric to score
 * @param contrasts metric to the contrasts to the baseline; empty lists without one
 * @param clips intervals over clips
 * @param clipDifferences metric to what the clips say of each contrast
 */
record Findings(
        StoredExperiment experiment,
        List<CellGroup> groups,
        List<String> varyingAxes,
        List<Map<String, GroupScore>> scores,
        Map<String, List<Contrast>> contrasts,
        ClipAnalysis clips,
        Map<String, List<ClipDifference>> clipDifferences) {
    private static final int RESAMPLES = 10_000;
    private static final int FEWER_RESAMPLES = 1_000;
    /** Beyond so many bootstraps, and so many draws for all of them, fewer resamples keep the page from being waited for. */
    private static final int MANY_BOOTSTRAPS = 100;

    private static final double MANY_DRAWS = 1.5e8;

    static Findings of(StoredExperiment experiment) {
        List<CellGroup> groups = Grouping.by(experiment.cells(), Grouping.ALL_BUT_SEED_AND_FOLD);
        List<Map<String, GroupScore>> scores = new ArrayList<>();
        for (CellGroup group : groups) {
            Map<String, GroupScore> byMetric = new LinkedHashMap<>();
            experiment.metrics().forEach(metric -> byMetric.put(metric, GroupScore.of(group, metric)));
            scores.add(byMetric);
        }
        Map<String, List<Contrast>> contrasts = new LinkedHashMap<>();
        experiment
                .metrics()
                .forEach(metric -> contrasts.put(
                        metric,
                        Contrasts.of(
                                groups,
                                experiment.baseline(),
                                metric,
                                experiment.looks(),
                                experiment.equivalenceMargin(metric))));
        ClipAnalysis clips = new ClipAnalysis(resamples(experiment, contrasts));
        Map<String, List<ClipDifference>> differences = new LinkedHashMap<>();
        contrasts.forEach((metric, family) ->
                differences.put(metric, family.stream().map(clips::difference).toList()));
        return new Findings(experiment, groups, varyingAxes(groups), scores, contrasts, clips, differences);
    }

    private static int resamples(StoredExperiment experiment, Map<String, List<Contrast>> contrasts) {
        long bootstraps = experiment.cells().size()
                + contrasts.values().stream().mapToLong(List::size).sum();
        double clips = experiment.cells().stream()
                .flatMap(cell -> cell.doneResult().stream())
                .mapToDouble(result -> result.clips().getOrDefault("test", 0L))
                .average()
                .orElse(0);
        return bootstraps > MANY_BOOTSTRAPS && bootstraps * clips * RESAMPLES > MANY_DRAWS
                ? FEWER_RESAMPLES
                : RESAMPLES;
    }

    GroupScore primaryScore(int group) {
        return scores.get(group).get(experiment.primaryMetric());
    }

    List<Contrast> primaryContrasts() {
        return contrasts.get(experiment.primaryMetric());
    }

    /** The group's place on the axes that vary, for people. */
    String label(CellGroup group) {
        return varyingAxes.isEmpty()
                ? experiment.name()
                : varyingAxes.stream()
                        .map(axis -> axis + "=" + group.key().getOrDefault(axis, ""))
                        .collect(Collectors.joining(", "));
    }

    GroupLink link(CellGroup group) {
        return new GroupLink(label(group), groups.indexOf(group));
    }

    /** Where not all configurations can be shown: those that others are held against, then the order of the grid. */
    List<CellGroup> baselinesFirst() {
        List<CellGroup> ordered =
                new ArrayList<>(groups.stream().filter(this::isBaseline).toList());
        groups.stream().filter(group -> !isBaseline(group)).forEach(ordered::add);
        return ordered;
    }

    boolean isBaseline(CellGroup group) {
        return !experiment.baseline().isEmpty()
                && group.key().entrySet().containsAll(experiment.baseline().entrySet());
    }

    private static List<String> varyingAxes(List<CellGroup> groups) {
        return groups.stream()
                .flatMap(group -> group.key().keySet().stream())
                .distinct()
                .filter(axis -> groups.stream()
                                .map(group -> group.key().getOrDefault(axis, ""))
                                .distinct()
                                .count()
                        > 1)
                .toList();
    }
}
