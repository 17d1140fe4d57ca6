package org.earmark.core.audit;

import java.util.ArrayList;
import java.util.List;
import org.earmark.core.metrics.MetricSet;

/** The metrics that claims can be about. */
public final class ClaimMetrics {
    /** F1 of events by the intersection criterion; macro over the classes that have one, or of one class. */
    public static final String INTERSECTION_F1 = "intersection-f1";

    private ClaimMetrics() {}

    /** Valid names. */
    public static List<String> names() {
        List<String> names = new ArrayList<>(List.of(INTERSECTION_F1));
        names.addAll(MetricSet.tagging().names());
        return List.copyOf(names);
    }
}
