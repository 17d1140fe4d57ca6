package org.earmark.core.localize;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.earmark.core.metrics.events.GroundTruth;
import org.earmark.core.metrics.events.IntersectionCounts;
import org.earmark.core.metrics.events.IntersectionCriteria;
import org.earmark.core.metrics.events.LabelledEvent;

/**
 * Chooses each class's threshold on annotated recordings: the one with the largest intersection-based F-score of that
 * class among 0.02, 0.04, …, 0.98; of equal ones the middle. A class without annotated events keeps its threshold.
 */
public final class ThresholdTuning {
    private static final int STEPS = 50;

    private ThresholdTuning() {}

    public static ClassMapping tune(
            ClassMapping mapping, List<Heatmap> maps, GroundTruth truth, IntersectionCriteria criteria) {
        int classes = mapping.classes().size();
        double[][] scores = new double[STEPS - 1][classes];
        for (int step = 1; step < STEPS; step++) {
            ClassMapping candidate = mapping.withThresholds(Collections.nCopies(classes, (double) step / STEPS));
            Localizer localizer = new Localizer(candidate);
            List<LabelledEvent> events = new ArrayList<>();
            maps.forEach(map -> events.addAll(localizer.events(map)));
            IntersectionCounts counts = IntersectionCounts.of(truth, events, criteria);
            double[] fScores = counts.fScores(1);
            for (int label = 0; label < classes; label++) {
                int place =
                        counts.classes().indexOf(mapping.classes().get(label).label());
                double score = place < 0 ? Double.NaN : fScores[place];
                scores[step - 1][label] = place >= 0 && Double.isNaN(score) ? 0 : score;
            }
        }
        List<Double> chosen = new ArrayList<>();
        for (int label = 0; label < classes; label++) {
            chosen.add(best(scores, label, mapping.classes().get(label).threshold()));
        }
        return mapping.withThresholds(chosen);
    }

    private static double best(double[][] scores, int label, double usual) {
        double best = 0;
        List<Integer> steps = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            double score = scores[i][label];
            if (Double.isNaN(score) || score <= 0 || score < best) {
                continue;
            }
            if (score > best) {
                steps.clear();
                best = score;
            }
            steps.add(i + 1);
        }
        return steps.isEmpty() ? usual : (double) steps.get(steps.size() / 2) / STEPS;
    }
}
