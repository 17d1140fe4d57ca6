package org.earmark.analysis.classes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.earmark.analysis.classes.ClassReport.ClassScore;
import org.earmark.analysis.statistics.ClipDecisions;
import org.earmark.analysis.store.Predictions;

/** Adds up cells class by class. Not thread-safe. */
final class ClassTally {
    private final List<String> classes;
    private final boolean single;
    private final long[][] confusion;
    private final Mean[] positives;
    private final Mean[] averagePrecision;
    private final Mean[] precision;
    private final Mean[] recall;
    private final Mean[] f1;
    private final double[] curve = new double[ClassReports.RECALLS + 1];
    private int curves;
    private int cells;

    /** A mean of what is defined. */
    private static final class Mean {
        private double sum;
        private int count;

        void add(double value) {
            if (!Double.isNaN(value)) {
                sum += value;
                count++;
            }
        }

        double value() {
            return count == 0 ? Double.NaN : sum / count;
        }
    }

    ClassTally(Predictions first) {
        this.classes = first.classes();
        this.single = first.singleLabel();
        this.confusion = new long[single ? classes.size() : 0][classes.size()];
        this.positives = means();
        this.averagePrecision = means();
        this.precision = means();
        this.recall = means();
        this.f1 = means();
    }

    private Mean[] means() {
        Mean[] means = new Mean[classes.size()];
        Arrays.setAll(means, c -> new Mean());
        return means;
    }

    List<String> classes() {
        return classes;
    }

    void add(Predictions predictions) {
        cells++;
        int clips = predictions.clips().size();
        int[] highest = ClipDecisions.highest(predictions.scores());
        int[] truth = single ? ClipDecisions.highest(predictions.targets()) : new int[0];
        for (int clip = 0; clip < truth.length; clip++) {
            confusion[truth[clip]][highest[clip]]++;
        }
        for (int c = 0; c < classes.size(); c++) {
            int there = 0;
            int decided = 0;
            int right = 0;
            for (int clip = 0; clip < clips; clip++) {
                int at = clip * classes.size() + c;
                boolean positive = predictions.targets().values()[at] > 0.5f;
                boolean taken =
                        single ? highest[clip] == c : predictions.scores().values()[at] >= ClassReports.THRESHOLD;
                there += positive ? 1 : 0;
                decided += taken ? 1 : 0;
                right += positive && taken ? 1 : 0;
            }
            positives[c].add(there);
            precision[c].add(decided == 0 ? Double.NaN : right / (double) decided);
            recall[c].add(there == 0 ? Double.NaN : right / (double) there);
            f1[c].add(there == 0 ? Double.NaN : 2.0 * right / (there + decided));
            rank(predictions, c, there);
        }
    }

    /** Walks down the clips by score, equal scores together. */
    private void rank(Predictions predictions, int column, int there) {
        if (there == 0) {
            return;
        }
        int width = classes.size();
        float[] scores = predictions.scores().values();
        Integer[] order = new Integer[predictions.clips().size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Float.compare(scores[b * width + column], scores[a * width + column]));
        double[] highest = new double[ClassReports.RECALLS + 1];
        double sum = 0;
        int found = 0;
        int before = 0;
        for (int rank = 0; rank < order.length; rank++) {
            int at = order[rank] * width + column;
            found += predictions.targets().values()[at] > 0.5f ? 1 : 0;
            boolean lastOfTie = rank == order.length - 1 || scores[order[rank + 1] * width + column] != scores[at];
            if (lastOfTie && found > before) {
                double precisionHere = found / (double) (rank + 1);
                sum += (found - before) * precisionHere;
                int reached = (int) Math.floor(found * (double) ClassReports.RECALLS / there + 1e-9);
                for (int r = 0; r <= reached; r++) {
                    highest[r] = Math.max(highest[r], precisionHere);
                }
                before = found;
            }
        }
        averagePrecision[column].add(sum / there);
        for (int r = 0; r < curve.length; r++) {
            curve[r] += highest[r];
        }
        curves++;
    }

    ClassReport report(String missing) {
        List<ClassScore> scores = new ArrayList<>();
        for (int c = 0; c < classes.size(); c++) {
            scores.add(new ClassScore(
                    positives[c].value(),
                    averagePrecision[c].value(),
                    precision[c].value(),
                    recall[c].value(),
                    f1[c].value()));
        }
        double[] means = Arrays.stream(curve).map(sum -> sum / curves).toArray();
        return new ClassReport(
                classes, scores, single ? Optional.of(confusion) : Optional.empty(), means, cells, missing);
    }
}
