package org.earmark.analysis.statistics;

/**
 * A confidence interval.
 *
 * @param low lower end
 * @param high upper end
 * @param level confidence, between 0 and 1
 */
public record Interval(double low, double high, double level) {
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("interval from " + low + " to " + high);
        }
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("confidence level " + level + " is not between 0 and 1");
        }
    }

    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
