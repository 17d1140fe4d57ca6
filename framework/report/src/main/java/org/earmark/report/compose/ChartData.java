package org.earmark.report.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The numbers that the page's charts draw.
 *
 * @param groups labels, by index
 * @param baselines indexes of groups that are baselines
 * @param primaryMetric the measure shown first
 * @param trainLoss per epoch
 * @param measures name to curves per epoch on the test part: the metrics, then the loss
 * @param learningRates per optimiser step
 */
record ChartData(
        List<String> groups,
        List<Integer> baselines,
        String primaryMetric,
        List<Band> trainLoss,
        Map<String, List<Band>> measures,
        List<RateCurve> learningRates) {

    /** Mean, lowest and highest over the cells of a group; or one cell that did not finish. */
    record Band(int group, String unfinished, List<Long> x, List<Double> mean, List<Double> low, List<Double> high) {}

    /** A schedule and the groups whose cells followed it. */
    record RateCurve(List<Integer> groups, List<Long> x, List<Double> y) {}

    static ChartData of(Findings findings) {
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
                findings.experiment().primaryMetric(),
                bands.trainLoss(),
                measures,
                RateCurves.of(findings.groups()));
    }
}
