package org.earmark.report.view;

import java.util.List;

/**
 * Results grouped by everything but the seed (and fold).
 *
 * @param axes that differ between groups
 * @param common axes that do not
 * @param metrics column names, the primary one first
 * @param folds whether cells have folds
 * @param judged whose weights the figures are of
 */
public record ResultTable(
        List<String> axes, List<Fact> common, List<String> metrics, boolean folds, String judged, List<Group> groups) {
    public ResultTable {
        axes = List.copyOf(axes);
        common = List.copyOf(common);
        metrics = List.copyOf(metrics);
        groups = List.copyOf(groups);
    }

    /**
     * One configuration.
     *
     * @param index counted from 0; the same number marks it in charts
     * @param axisValues in the order of the table's axes
     * @param seeds number of seeds with a value of the primary metric
     * @param done finished cells of planned cells, and what is left out for those that are not
     */
    public record Group(
            int index,
            String label,
            List<String> axisValues,
            boolean baseline,
            String seeds,
            String done,
            List<Score> scores,
            Strip strip,
            List<Cell> cells) {}

    /**
     * A metric of a group.
     *
     * @param spread sample standard deviation over seeds; its text is empty for fewer than two
     * @param interval of the mean; empty for fewer than two seeds
     * @param note number of seeds where it is not that of the primary metric
     * @param folds spread over folds in words, and what of it is chance; empty without folds
     */
    public record Score(Figure mean, Figure spread, String interval, String note, List<String> folds) {}

    /**
     * A single cell.
     *
     * @param clips interval of the primary metric over clips, or why there is none
     * @param best best epoch on the test part and its value of the primary metric, in words
     */
    public record Cell(
            String id, String seed, String fold, String state, List<Figure> metrics, String clips, String best) {}
}
