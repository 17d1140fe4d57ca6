package org.earmark.core.metrics.events;

/**
 * How detections compare with the truth, counted in events or in segments.
 *
 * @param reference true ones
 * @param system detected ones
 * @param truePositives both
 * @param trueNegatives neither; 0 where events are counted
 * @param substitutions taken for another class; 0 for a single class
 * @param deletions missed and not taken for another class
 * @param insertions detected and not a substitution
 */
public record DetectionCounts(
        long reference,
        long system,
        long truePositives,
        long trueNegatives,
        long substitutions,
        long deletions,
        long insertions) {
    static final DetectionCounts NONE = new DetectionCounts(0, 0, 0, 0, 0, 0, 0);

    DetectionCounts plus(DetectionCounts other) {
        return new DetectionCounts(
                reference + other.reference,
                system + other.system,
                truePositives + other.truePositives,
                trueNegatives + other.trueNegatives,
                substitutions + other.substitutions,
                deletions + other.deletions,
                insertions + other.insertions);
    }

    /** The share of detections that are right; 0 when nothing was detected. */
    public double precision() {
        return system == 0 ? 0 : truePositives / (double) system;
    }

    /** The share of the truth that was detected; NaN when there is none. */
    public double recall() {
        return reference == 0 ? Double.NaN : truePositives / (double) reference;
    }

    /** The harmonic mean of precision and recall; NaN without truth. */
    public double fScore() {
        double precision = precision();
        double recall = recall();
        return precision == 0 && recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    /** Substitutions, deletions and insertions over the truth; may exceed 1; NaN without truth. */
    public double errorRate() {
        return substitutionRate() + deletionRate() + insertionRate();
    }

    public double substitutionRate() {
        return perReference(substitutions);
    }

    public double deletionRate() {
        return perReference(deletions);
    }

    public double insertionRate() {
        return perReference(insertions);
    }

    /** The share of the true segments that were detected; 0 without any. */
    public double sensitivity() {
        return share(truePositives, reference);
    }

    /** The share of the segments without the class that were left so; 0 without any. */
    public double specificity() {
        return share(trueNegatives, trueNegatives + system - truePositives);
    }

    /** The mean of sensitivity and specificity. */
    public double balancedAccuracy() {
        return (sensitivity() + specificity()) / 2;
    }

    /** The share of all segments judged rightly. */
    public double accuracy() {
        return share(truePositives + trueNegatives, trueNegatives + system + reference - truePositives);
    }

    private double perReference(long count) {
        return reference == 0 ? Double.NaN : count / (double) reference;
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : part / (double) whole;
    }
}
