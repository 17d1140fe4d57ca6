package org.earmark.core.metrics.events;

/** A sum that keeps what rounding loses (Kahan), so that shares that add up to a threshold do reach it. */
final class CompensatedSum {
    private double sum;
    private double lost;

    /** What is not a number, such as a share of an event without length, adds nothing. */
    void add(double value) {
        if (!Double.isNaN(value)) {
            double corrected = value - lost;
            double next = sum + corrected;
            lost = (next - sum) - corrected;
            sum = next;
        }
    }

    double value() {
        return sum;
    }
}
