package org.earmark.report.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.earmark.analysis.contrast.Verdict;
import org.earmark.analysis.statistics.SampleSummary;

/**
 * The numbers that the page's charts draw.
 *
 * @param groups labels, by index
 * @param baselines indexes of groups that are baselines
 * @param decided indexes of groups that differ from their baseline
 * @param axes that vary, with their values; empty below two of them
 * @param places per group its value on each of the axes
 * @param scores per group its mean of the primary metric; null where it has none
 * @param primaryMetric the measure shown first
 * @param trainLoss per epoch
 * @param measures name to curves per epoch on the test part: the metrics, then the loss
 * @param learningRates per optimiser step
 * @param precisions per group at evenly spaced recalls from 0 to 1
 * @param latency {@code train} and {@code evaluate} to times of steps
 */
record ChartData(
        List<String> groups,
        List<Integer> baselines,
        List<Integer> decided,
        List<AxisValues> axes,
        List<List<String>> places,
        List<Double> scores,
        String primaryMetric,
        List<Band> trainLoss,
        Map<String, List<Band>> measures,
        List<RateCurve> learningRates,
        Map<Integer, List<Double>> precisions,
        Map<String, List<QuantileCurve>> latency) {

    /** Mean, lowest and highest over the cells of a group; or one cell that did not finish. */
    record Band(int group, String unfinished, List<Long> x, List<Double> mean, List<Double> low, List<Double> high) {}

    /** A schedule and the groups whose cells followed it. */
    record RateCurve(List<Integer> groups, List<Long> x, List<Double> y) {}

    /** Milliseconds over 1/(1 − quantile). */
    record QuantileCurve(int group, List<Double> x, List<Double> y) {}

    /** An axis and its values in the order of the grid. */
    record AxisValues(String path, List<String> values) {}

    static ChartData of(Findings findings, Map<Integer, List<Double>> precisions) {
        List<String> labels = new ArrayList<>();
        List<Integer> baselines = new ArrayList<>();
        for (int i = 0; i < findings.groups().size(); i++) {
            labels.add(findings.label(findings.groups().get(i)));
            if (findings.isBaseline(findings.groups().get(i))) {
                baselines.add(i);
            }
        }
        BandComposer bands = new BandComposer(findings.groups());
        Map<String, List<Band>> measures = new LinkedHashMap<>();
        for (String metric : findings.experiment().metrics()) {
            measures.put(metric, bands.evaluations(e -> e.metrics().getOrDefault(metric, Double.NaN)));
        }
        measures.put("loss", bands.evaluations(e -> e.loss()));
        measures.values().removeIf(List::isEmpty);
        return new ChartData(
                labels,
                baselines,
                decided(findings),
                axes(findings),
                places(findings),
                scores(findings),
                findings.experiment().primaryMetric(),
                bands.trainLoss(),
                measures,
                RateCurves.of(findings.groups()),
                precisions,
                LatencyCurves.of(findings.groups()));
    }

    private static List<Integer> decided(Findings findings) {
        return findings.primaryContrasts().stream()
                .filter(contrast -> contrast.verdict() == Verdict.HIGHER || contrast.verdict() == Verdict.LOWER)
                .map(contrast -> findings.groups().indexOf(contrast.group()))
                .toList();
    }

    private static List<AxisValues> axes(Findings findings) {
        if (findings.varyingAxes().size() < 2) {
            return List.of();
        }
        return findings.varyingAxes().stream()
                .map(axis -> new AxisValues(
                        axis,
                        findings.groups().stream()
                                .map(group -> group.key().getOrDefault(axis, ""))
                                .distinct()
                                .toList()))
                .toList();
    }

    private static List<List<String>> places(Findings findings) {
        return findings.groups().stream()
                .map(group -> findings.varyingAxes().stream()
                        .map(axis -> group.key().getOrDefault(axis, ""))
                        .toList())
                .toList();
    }

    private static List<Double> scores(Findings findings) {
        List<Double> scores = new ArrayList<>();
        for (int group = 0; group < findings.groups().size(); group++) {
            SampleSummary seeds = findings.primaryScore(group).overSeeds();
            scores.add(seeds.n() == 0 ? null : BandComposer.rounded(seeds.mean()));
        }
        return scores;
    }
}
