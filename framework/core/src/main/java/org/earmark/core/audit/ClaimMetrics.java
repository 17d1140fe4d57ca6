package org.earmark.core.audit;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.earmark.core.metrics.MetricSet;

/** The metrics that claims can be about: those of experiments. */
public final class ClaimMetrics {
    /** F1 of events by the intersection criterion, of one class or as a mean over all; without a hit it is 0. */
    public static final String INTERSECTION_F1 = "intersection-F1";
    /** The same as a mean over the classes that have a hit; of one class without a hit it is not a number. */
    public static final String INTERSECTION_F1_HIT_CLASSES = "intersection-F1-hit-classes";

    private static final Set<String> OF_EVENT_TABLES = Set.of(INTERSECTION_F1, INTERSECTION_F1_HIT_CLASSES);
    /** Spellings of older claims files. */
    private static final Map<String, String> OLD = Map.of("intersection-f1", INTERSECTION_F1_HIT_CLASSES);

    private ClaimMetrics() {}

    /** Valid names. */
    public static List<String> names() {
        return MetricSet.tagging().names();
    }

    /** The name of today, for a valid or an old one. */
    public static String current(String name) {
        return OLD.getOrDefault(name, name);
    }

    /** Whether the name is an old spelling of another. */
    public static boolean isOld(String name) {
        return OLD.containsKey(name);
    }

    /** Whether a table of detected events is enough to measure it, by a name of today. */
    public static boolean isOfEventTables(String name) {
        return OF_EVENT_TABLES.contains(name);
    }
}
