package org.earmark.cli.audit;

import org.earmark.analysis.audit.AveragedClasses;
import org.earmark.spi.tensor.FloatArray;

/** Counts the classes that enter a metric of clips. */
final class ClassesOfMetric {
    private ClassesOfMetric() {}

    /** @param targets (clips, classes), above 0.5 is positive */
    static AveragedClasses count(String metric, FloatArray targets) {
        int clips = Math.toIntExact(targets.shape()[0]);
        int classes = Math.toIntExact(targets.shape()[1]);
        int averaged = 0;
        for (int label = 0; label < classes; label++) {
            int positive = 0;
            for (int clip = 0; clip < clips; clip++) {
                positive += targets.values()[clip * classes + label] > 0.5f ? 1 : 0;
            }
            averaged += enters(metric, positive, clips) ? 1 : 0;
        }
        return new AveragedClasses(averaged, classes);
    }

    private static boolean enters(String metric, int positive, int clips) {
        return switch (metric) {
            case "mAP", "balanced-accuracy" -> positive > 0;
            case "mAUC", "d-prime" -> positive > 0 && positive < clips;
            default -> true;
        };
    }
}
