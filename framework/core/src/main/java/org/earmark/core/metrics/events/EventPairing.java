package org.earmark.core.metrics.events;

import java.util.Arrays;
import java.util.List;

/** Pairs true events with detections of the same class that fit them. */
final class EventPairing {
    private final List<LabelledEvent> truths;
    private final List<LabelledEvent> detections;
    private final CollarOptions options;
    private final int[] truthOf;

    private EventPairing(List<LabelledEvent> truths, List<LabelledEvent> detections, CollarOptions options) {
        this.truths = truths;
        this.detections = detections;
        this.options = options;
        this.truthOf = new int[detections.size()];
        Arrays.fill(truthOf, -1);
    }

    /** For each true event the index of its detection, or −1. */
    static int[] pair(List<LabelledEvent> truths, List<LabelledEvent> detections, CollarOptions options) {
        EventPairing pairing = new EventPairing(truths, detections, options);
        for (int truth = 0; truth < truths.size(); truth++) {
            if (options.matching() == EventMatching.GREEDY) {
                pairing.takeFirst(truth);
            } else {
                pairing.augment(truth, new boolean[detections.size()]);
            }
        }
        int[] pairs = new int[truths.size()];
        Arrays.fill(pairs, -1);
        for (int detection = 0; detection < detections.size(); detection++) {
            if (pairing.truthOf[detection] >= 0) {
                pairs[pairing.truthOf[detection]] = detection;
            }
        }
        return pairs;
    }

    private void takeFirst(int truth) {
        for (int detection = 0; detection < truthOf.length; detection++) {
            if (truthOf[detection] < 0 && fits(truth, detection)) {
                truthOf[detection] = truth;
                return;
            }
        }
    }

    /** Finds a detection for a true event, moving others to another one if that makes room (Kuhn's algorithm). */
    private boolean augment(int truth, boolean[] tried) {
        for (int detection = 0; detection < truthOf.length; detection++) {
            if (!tried[detection] && fits(truth, detection)) {
                tried[detection] = true;
                if (truthOf[detection] < 0 || augment(truthOf[detection], tried)) {
                    truthOf[detection] = truth;
                    return true;
                }
            }
        }
        return false;
    }

    private boolean fits(int truth, int detection) {
        return truths.get(truth).label().equals(detections.get(detection).label())
                && options.fits(truths.get(truth), detections.get(detection));
    }
}
